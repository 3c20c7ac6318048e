import { moveClock, resetClock } from '../support/clock.ts'
import { declare, fill } from '../support/declare.ts'
import { assess, decide, openRecord, take } from '../support/desk.ts'
import { expect, test } from '../support/test.ts'

// It moves everybody's clock, so it runs after all others and alone.
test.describe.configure({ mode: 'serial' })
test.afterEach(resetClock)

test('ends and returns: confirmed and kept, met again eight months later, one association and two declarations', async ({
  signedInAs,
  signedInAsOn,
}) => {
  const friend = `Corin Testfriend${Date.now() % 100_000}`
  const told = {
    who: { 'person.name': friend },
    why: { 'categories[]': ['serious_organised_crime'], concern: 'His uncle is said to run a gang.' },
    reviewer: { keep: [] },
  }
  const dev = await signedInAs('dev.rao')
  const first = await declare(dev, told)
  const imran = await signedInAs('imran.castle')
  await take(imran, first)
  await assess(imran, first, { riskGrade: 'low', rationale: 'An old friend, seldom seen.' })
  await decide(imran, first, {
    outcome: 'continue_with_conditions',
    condition: { template: 'no_disclosure', owner: 'Imran Castle', weeks: '12' },
    rationale: 'Proportionate.',
    message: 'Please tell him nothing about your work.',
  })

  await dev.goto(`/declarations/${first}`)
  await dev.getByRole('link', { name: /Report that it has ended/ }).click()
  await fill(dev, { 'ended.year': '2031', how: 'He moved away and we stopped writing.', resume: 'yes' })
  await dev.getByRole('button', { name: 'Report the end' }).click()
  await expect(dev.getByText('An end cannot lie ahead')).toBeVisible()
  await expect(dev.locator('[name="how"]')).toHaveValue('He moved away and we stopped writing.')
  await dev.locator('[name="ended.year"]').fill('2026')
  await dev.getByRole('button', { name: 'Report the end' }).click()
  await expect(dev.getByText('Your report that it has ended was sent')).toBeVisible()
  await expect(dev.locator('main')).toContainText('Waits to be confirmed')

  await openRecord(imran, first, 'end')
  await fill(imran, { confirmed: 'yes', conditions: 'end' })
  await imran.getByRole('button', { name: 'Record your answer' }).click()
  await expect(imran.getByText('Your answer to the end was recorded')).toBeVisible()
  await dev.goto(`/declarations/${first}`)
  await expect(dev.locator('main')).toContainText('Its conditions have ended with it.')
  await expect(dev.locator('main')).not.toContainText('Conditions to answer')

  // Met again.
  await moveClock({ days: 243 })
  const again = await signedInAsOn('dev.rao', 243)
  const second = await declare(again, { ...told, how: { howKnown: 'We met again at a wedding.' } })
  await again.goto(`/declarations/${second}`)
  await again.getByRole('link', { name: /before$/ }).click()
  await again.locator('.choice', { hasText: friend }).locator('input').check()
  await again.getByRole('button', { name: 'Link with the earlier declaration' }).click()
  await expect(again.getByText('It is linked with your earlier declaration')).toBeVisible()

  const later = await signedInAsOn('imran.castle', 243)
  await openRecord(later, second, 'since')
  await expect(later.locator('main')).toContainText('One association, 2 declarations')
  await expect(later.locator('main')).toContainText(first)
  await expect(later.locator('main')).toContainText('Condition 1, ended')
  await expect(later.locator('main')).toContainText('Do not tell this contact anything')
})

test('a review: nothing has changed is one step, the line manager adds, and the next one is planned', async ({
  signedInAs,
  signedInAsOn,
  force,
}) => {
  const contact = `Corin Testreview${Date.now() % 100_000}`
  const reference = await force.declares('amara.okafor', { contact: { fullName: contact } })
  const approve = { type: 'approve', rationale: 'I know of it.', measures: [] } as const
  expect(await force.does('paula.reyes', 'web', reference, approve)).toHaveProperty('done')
  const before = await signedInAs('amara.okafor')
  await before.goto(`/declarations/${reference}/review`)
  await expect(before.locator('main')).toContainText('There is nothing to answer yet')

  await moveClock({ days: 350 })
  const amara = await signedInAsOn('amara.okafor', 350)
  await amara.goto(`/declarations/${reference}`)
  await amara.getByRole('link', { name: 'Review your declaration' }).click()
  await amara.getByLabel('Nothing has changed').check()
  await amara.getByRole('button', { name: 'Send your answer' }).click()
  await expect(amara.getByText('Your answer to the review was recorded')).toBeVisible()

  const paula = await signedInAsOn('paula.reyes', 350)
  await paula.goto('/reviews/again')
  await paula
    .getByRole('row', { name: new RegExp(reference) })
    .getByRole('link')
    .click()
  await expect(paula.locator('main')).toContainText('First review')
  await paula.getByLabel('No, it goes on as it is').check()
  await paula.getByRole('button', { name: 'Record your view' }).click()
  await expect(paula.getByText('Your answer was recorded')).toBeVisible()

  await amara.reload()
  await expect(amara.locator('main')).toContainText('The next review is on')
  await expect(amara.locator('main')).toContainText('Review finished')
})
