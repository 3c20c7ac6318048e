import { declare, fill } from '../support/declare.ts'
import { assess, decide, fillDay, openRecord, openReview, take } from '../support/desk.ts'
import { expect, test } from '../support/test.ts'

test('a family member charged: urgent, the conflict is taken away at once, vetting is told, and a second charge comes to the front', async ({
  signedInAs,
}) => {
  const brother = `Corin Testbrother${Date.now() % 100_000}`
  const joe = await signedInAs('joe.whitcombe')
  const reference = await declare(joe, {
    who: { 'person.name': brother },
    how: { relationship: 'family', howKnown: 'He is my brother. We live together.', frequency: 'daily' },
    why: {
      'categories[]': ['charged_or_prosecuted'],
      'limbs[]': ['integrity', 'operations'],
      concern: 'He was charged yesterday. I work on the team that investigates such things.',
    },
    work: { work: 'Analyst on the violence team.', workConflict: 'yes' },
  })

  // One working day, and a measure that takes the conflict away before anybody decides.
  const hugh = await signedInAs('hugh.paternoster')
  await hugh.goto('/reviews')
  await expect(hugh.getByRole('row', { name: new RegExp(reference) })).toContainText('Urgent')
  await openReview(hugh, reference)
  await fill(hugh, { standing: 'yes', decision: 'approve' })
  const form = hugh.locator('form', { has: hugh.locator('[name="measures"]') })
  await form.locator('[name="rationale"]').fill('He told me at once.')
  await form.locator('[name="measures"]:not([value="none"])').check()
  await form.locator('[name="measure.1.wording"]').fill('Moved off the violence team from today.')
  await fillDay(hugh, 'measure.1.review', 30)
  await form.getByRole('button', { name: 'Check before it counts' }).click()
  await hugh.getByRole('button', { name: /^I approve/ }).click()
  await expect(hugh.getByText(`Your approval of ${reference} was recorded`)).toBeVisible()

  const imran = await signedInAs('imran.castle')
  await take(imran, reference)
  await assess(imran, reference, {
    riskGrade: 'medium',
    rationale: 'He lives with him; the work is elsewhere now.',
  })
  await decide(imran, reference, {
    outcome: 'continue_with_conditions',
    condition: { template: 'no_involvement', owner: 'Hugh Paternoster', weeks: '4' },
    rationale: 'Manageable away from that team.',
    message: 'Please stay away from the matter. Tell us at once if anything changes.',
    referral: 'vetting',
  })
  await openRecord(imran, reference, 'notes')
  await expect(imran.locator('main')).toContainText('Vetting unit')

  // A second charge: nobody has to think of it, it is with professional standards at once.
  await joe.goto(`/declarations/${reference}`)
  await expect(joe.locator('main')).not.toContainText('Vetting')
  await joe.getByRole('link', { name: 'Report a change' }).click()
  await joe.getByRole('button', { name: 'Report the change' }).click()
  await expect(joe.getByRole('heading', { name: 'There is a problem' })).toBeVisible()
  await fill(joe, { 'kinds[]': ['arrested_or_charged'], text: 'He was charged again this morning.' })
  await joe.getByRole('button', { name: 'Report the change' }).click()
  await expect(joe.getByText('Your report of a change was sent')).toBeVisible()
  await expect(joe.getByText('With professional standards').first()).toBeVisible()
  await expect(joe.locator('main')).toContainText('Urgent change reported')

  await imran.goto('/standards')
  await expect(imran.getByRole('row', { name: new RegExp(reference) })).toContainText('Urgent')
  await openRecord(imran, reference, 'since')
  await expect(imran.locator('main')).toContainText('He was charged again this morning.')

  // His line manager checks a condition of it, and reads nothing of what was reported to others.
  await hugh.goto(`/reviews/${reference}`)
  await expect(hugh.locator('main')).toContainText('With professional standards')
  await expect(hugh.locator('main')).not.toContainText('charged again')
})
