import { draftOf, fill, referenceOf } from '../support/declare.ts'
import { openReview } from '../support/desk.ts'
import { sessionCookie } from '../support/portal.ts'
import { expect, test } from '../support/test.ts'

test('two tabs: what the second saved is shown, not overwritten, and the words of the first stay', async ({
  signedInAs,
  force,
}) => {
  const draft = await draftOf(force, 'samir.kestrel')
  const one = await signedInAs('samir.kestrel')
  const two = await one.context().newPage()
  await one.goto(`/declare/${draft}/why`)
  await two.goto(`/declare/${draft}/why`)
  await fill(two, { concern: 'Written in the second tab.' })
  await two.getByRole('button', { name: 'Save and come back later' }).click()
  await expect(two).toHaveURL(/saved=yes/)
  await fill(one, { concern: 'Written in the first tab.' })
  await one.getByRole('button', { name: 'Continue', exact: true }).last().click()
  await expect(one.locator('main')).toContainText('Written in the second tab.')
  await expect(one.locator('[name="concern"]')).toHaveValue('Written in the first tab.')
})

test('pressed twice: one record, and the back button after it leads to that record', async ({
  signedInAs,
  force,
}) => {
  const draft = await draftOf(force, 'samir.kestrel')
  const page = await signedInAs('samir.kestrel')
  await page.goto(`/declare/${draft}/check`)
  await page.getByRole('button', { name: 'I confirm and send' }).dblclick()
  await expect(page).toHaveURL(/\/sent$/)
  const reference = referenceOf(page)
  const { rows } = await force.db.query('SELECT reference FROM declaration WHERE draft_id = $1', [draft])
  expect(rows).toEqual([{ reference }])

  await page.goBack()
  const again = page.getByRole('button', { name: 'I confirm and send' })
  if (await again.isVisible()) await again.click()
  await expect(page).toHaveURL(new RegExp(`/declarations/${reference}`))
  await page.goto(`/declare/${draft}/why`)
  await expect(page).toHaveURL(new RegExp(`/declarations/${reference}`))
  const after = await force.db.query('SELECT reference FROM declaration WHERE draft_id = $1', [draft])
  expect(after.rows).toHaveLength(1)
})

test('a stale review: the manager is told, and the words stay', async ({ signedInAs, force }) => {
  const reference = await force.declares('mateus.crane')
  const page = await signedInAs('tariq.benham')
  await openReview(page, reference)
  const changed = await force.does('mateus.crane', 'web', reference, {
    type: 'correct',
    place: 'how',
    text: 'It was in May, not in June.',
  })
  expect(changed).toHaveProperty('done')
  await fill(page, { standing: 'yes', decision: 'approve' })
  const form = page.locator('form', { has: page.locator('[name="measures"]') })
  await form.locator('[name="rationale"]').fill('Reasons written before.')
  await form.locator('[name="measures"][value="none"]').check()
  await form.getByRole('button', { name: 'Check before it counts' }).click()
  await page.getByRole('button', { name: /^I approve/ }).click()
  await expect(page.getByText('This changed while you were writing')).toBeVisible()
  await expect(page.locator('main')).toContainText('Reasons written before.')
  const { rows } = await force.db.query('SELECT status FROM declaration WHERE reference = $1', [reference])
  expect(rows).toEqual([{ status: 'with_manager' }])
})

test('the session ends in mid-form: the words are held, and shown after signing in again', async ({
  page,
  force,
}) => {
  const subject = 'isla.forrester'
  const draft = await draftOf(force, subject)
  const token = await force.signIn(subject)
  await page
    .context()
    .addCookies([
      { name: sessionCookie, value: token, domain: 'localhost', path: '/', httpOnly: true, sameSite: 'Lax' },
    ])
  await page.goto(`/declare/${draft}/why`)
  await fill(page, { concern: 'Typed just before the session ended.' })
  await force.db.query(
    `UPDATE session SET opened_at = opened_at - interval '1 hour', seen_at = seen_at - interval '1 hour'
      WHERE person_id = $1`,
    [force.id(subject)],
  )
  await page.getByRole('button', { name: 'Continue', exact: true }).last().click()
  await expect(page).toHaveURL(/\/session-ended/)
  await expect(page.locator('main')).toContainText('held for you')
  await page.getByRole('link', { name: 'Sign in again' }).click()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Isla Forrester', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/declare/${draft}`))
  await page.goto(`/declare/${draft}/why`)
  await expect(page.locator('[name="concern"]')).toHaveValue('Typed just before the session ended.')
})

test('a million lines pasted into one box: told, and the page still stands', async ({
  signedInAs,
  force,
}) => {
  const draft = await draftOf(force, 'odette.farley')
  const page = await signedInAs('odette.farley')
  await page.goto(`/declare/${draft}/accounts/1`)
  const box = page.locator('[name="accounts.0.raw"]')
  await expect(page.getByRole('button', { name: 'Add another account' })).toHaveAttribute('type', 'button')
  await box.evaluate((input) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', '@somebody\n'.repeat(1_000_000))
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await expect(page.getByRole('status').filter({ hasText: /lines/ })).toBeVisible()
  await page.goto(`/declare/${draft}/why`)
  await page.locator('[name="concern"]').evaluate((area) => {
    ;(area as HTMLTextAreaElement).value = 'long '.repeat(20_000)
  })
  await page.getByRole('button', { name: 'Continue', exact: true }).last().click()
  await expect(page.locator('.error-summary')).toContainText('too much on this page')
  await expect(page.locator('[name="concern"]')).toHaveValue(/^long long/)
})
