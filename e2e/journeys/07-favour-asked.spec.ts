import { declare } from '../support/declare.ts'
import { assess, openRecord, refer, take } from '../support/desk.ts'
import { expect, test } from '../support/test.ts'

test('a favour asked: escalated and referred on; the sergeant sees that it is with professional standards, and no more', async ({
  signedInAs,
}) => {
  const colin = await signedInAs('colin.abbot')
  const reference = await declare(colin, {
    who: { 'person.name': `Corin Testtracer${Date.now() % 100_000}` },
    accounts: { 'accounts.0.raw': 'https://www.linkedin.com/in/corin-testtracer' },
    how: {
      relationship: 'former_colleague',
      howKnown: 'He was my supervisor, and runs a firm that traces people now.',
    },
    why: {
      'categories[]': ['ex_police_investigative'],
      'limbs[]': ['integrity', 'operations'],
      concern: 'He asked me on LinkedIn to look into somebody for him. I did not.',
    },
  })
  const hugh = await signedInAs('hugh.paternoster')
  await refer(hugh, reference, 'What he was asked for is not for me to weigh.')

  const imran = await signedInAs('imran.castle')
  await take(imran, reference)
  await assess(imran, reference, {
    riskGrade: 'high',
    manageability: 'escalate',
    rationale: 'Somebody paid to find people asks an officer to find one.',
  })
  await openRecord(imran, reference, 'refer')
  await imran.locator('[name="target"]').selectOption('counter_corruption')
  await imran.locator('[name="reason"]').fill('Others may have been asked as well.')
  await imran.getByRole('button', { name: 'Record the referral' }).click()
  await expect(imran.getByText('The referral was recorded')).toBeVisible()

  // What they say of it is recorded under their own reference.
  await openRecord(imran, reference, 'answer-referral')
  await imran.locator('[name="referral"]').selectOption({ index: 1 })
  await imran.locator('[name="state"][value="acknowledged"]').check()
  await imran.locator('[name="theirReference"]').fill('CC/2026/41')
  await imran.getByRole('button', { name: 'Record the answer' }).click()
  await expect(imran.getByText('The answer to the referral was recorded')).toBeVisible()
  await openRecord(imran, reference, 'notes')
  await expect(imran.locator('main')).toContainText('CC/2026/41')

  const inside = ['ounter', 'CC/2026/41', 'asks an officer', 'scalat', 'Imran', 'High', 'not for me to weigh']
  for (const part of ['', '/print']) {
    await colin.goto(`/declarations/${reference}${part}`)
    await expect(colin.locator('main')).toContainText('With professional standards')
    for (const each of inside) await expect(colin.locator('main'), each).not.toContainText(each)
  }
  await colin.goto('/notices')
  for (const each of inside) await expect(colin.locator('main'), each).not.toContainText(each)
  await hugh.goto(`/reviews/${reference}`)
  await expect(hugh.locator('main')).not.toContainText('CC/2026/41')
  await expect(hugh.locator('main')).not.toContainText('ounter-corruption')
})
