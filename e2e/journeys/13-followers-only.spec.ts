import { declare } from '../support/declare.ts'
import { assess, decide, refer, take } from '../support/desk.ts'
import { expect, test } from '../support/test.ts'

test('followers only: closed as advice, with a message that the declarant reads', async ({ signedInAs }) => {
  const bo = await signedInAs('bo.lund')
  const reference = await declare(bo, {
    who: { 'person.name': 'Fern Testknits' },
    accounts: { 'accounts.0.raw': '@fern_testknits on instagram' },
    how: { relationship: 'online_only', frequency: 'rarely', howKnown: 'She follows my craft account.' },
    why: { 'categories[]': ['other'], concern: 'I read that she was convicted. I do not follow her.' },
  })
  const moira = await signedInAs('moira.quill')
  await refer(moira, reference, 'I am not sure that this counts.')

  const imran = await signedInAs('imran.castle')
  await take(imran, reference)
  await assess(imran, reference, { riskGrade: 'low', rationale: 'A follower is no association.' })
  await decide(imran, reference, {
    outcome: 'advice',
    rationale: 'Not more than passing.',
    message: 'A follower alone need not be declared. Check now and then who follows you.',
  })
  await bo.goto(`/declarations/${reference}`)
  await expect(bo.locator('main')).toContainText('A follower alone need not be declared')
  await expect(bo.locator('main')).not.toContainText('A follower is no association')
})
