import { moveClock, resetClock } from '../support/clock.ts'
import { assess, decide, openRecord, take } from '../support/desk.ts'
import { noticesTitled } from '../support/notices.ts'
import { expect, test } from '../support/test.ts'

// It moves everybody's clock, so it runs after all others and alone.
test.describe.configure({ mode: 'serial' })
test.afterEach(resetClock)

test('conditions overdue: set, acknowledged, a check missed and then not kept, and back in the queue', async ({
  signedInAs,
  signedInAsOn,
  force,
}) => {
  const contact = `Corin Testlena${Date.now() % 100_000}`
  const reference = await force.declares('lena.fox', {
    categories: ['extremism_terrorism'],
    contact: { fullName: contact },
  })

  const imran = await signedInAs('imran.castle')
  await take(imran, reference)
  await assess(imran, reference, { riskGrade: 'medium', rationale: 'She can leave, and says she will.' })
  await decide(imran, reference, {
    outcome: 'continue_with_conditions',
    condition: { template: 'leave_group', owner: 'Greg Tanaka', weeks: '6' },
    rationale: 'Proportionate.',
    message: 'Please leave the group. Your line manager will ask you about it every six weeks.',
  })

  const lena = await signedInAs('lena.fox')
  await lena.goto(`/declarations/${reference}`)
  await expect(lena.getByText('There is a condition for you to answer')).toBeVisible()
  await lena.getByRole('link', { name: 'Answer this condition' }).click()
  await expect(lena.locator('main')).toContainText('Leave this group by the day set')
  await expect(lena.locator('main')).not.toContainText('Greg Tanaka')
  await lena.getByRole('button', { name: 'Send your answer' }).click()
  await expect(lena.getByRole('heading', { name: 'There is a problem' })).toBeVisible()
  await lena.getByLabel('I have read it').check()
  await lena.getByRole('button', { name: 'Send your answer' }).click()
  await expect(lena.getByText('Your acknowledgement was recorded')).toBeVisible()
  await expect(lena.locator('main')).toContainText('You acknowledged it')

  // Her line manager sees the condition and whose it is, and nothing else of the declaration.
  const greg = await signedInAs('greg.tanaka')
  await greg.goto('/reviews/conditions')
  const row = greg.getByRole('row', { name: new RegExp(reference) })
  await expect(row).toContainText('Lena Fox')
  await expect(row).not.toContainText('Overdue')
  await row.getByRole('link').click()
  await expect(greg.locator('main')).toContainText('Leave this group by the day set')
  await expect(greg.locator('main')).not.toContainText(contact)
  await greg.goto(`/reviews/${reference}`)
  await expect(greg.getByRole('heading', { level: 1 })).toHaveText(/not here/)

  // Six weeks and some days: overdue, of which its owner alone is told; a week after the day, missed.
  await moveClock({ days: 45 })
  const reminded = await signedInAsOn('greg.tanaka', 45)
  expect(await noticesTitled(reminded, `A check is overdue on ${reference}`)).toBe(1)
  await moveClock({ days: 50 })
  const missed = await signedInAsOn('imran.castle', 50)
  expect(await noticesTitled(missed, `A check was missed on ${reference}`)).toBe(1)
  await openRecord(missed, reference, 'conditions')
  await expect(missed.locator('main')).toContainText('Nobody has recorded the check')

  const afterwards = await signedInAsOn('greg.tanaka', 50)
  await afterwards.goto('/reviews/conditions')
  const overdue = afterwards.getByRole('row', { name: new RegExp(reference) })
  await expect(overdue).toContainText('Overdue')
  await overdue.getByRole('link').click()
  await afterwards.getByLabel('Not kept').check()
  await afterwards.locator('[name="evidence"]').fill('She told me that she is still in it.')
  await afterwards.getByRole('button', { name: 'Record the check' }).click()
  await expect(afterwards.getByText('professional standards were told')).toBeVisible()

  const told = await signedInAsOn('lena.fox', 50)
  await told.goto(`/declarations/${reference}`)
  await expect(told.getByText('With professional standards').first()).toBeVisible()
  await expect(told.locator('main')).not.toContainText('still in it')

  const again = await signedInAsOn('imran.castle', 50)
  expect(await noticesTitled(again, `A condition on ${reference} was not kept`)).toBe(1)
  await openRecord(again, reference)
  await expect(again.getByText('Urgent', { exact: true }).first()).toBeVisible()
  await expect(again.locator('main')).toContainText('A condition was not kept, so it is to be decided again')
  await openRecord(again, reference, 'conditions')
  await expect(again.locator('main')).toContainText('She told me that she is still in it.')
  await openRecord(again, reference, 'history')
  await expect(again.locator('main')).toContainText('Condition not kept: to be decided again')
})
