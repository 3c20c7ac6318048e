import { declare } from '../support/declare.ts'
import { assess, decide, search, take } from '../support/desk.ts'
import { expectNoTrace } from '../support/nowhere.ts'
import { expect, test } from '../support/test.ts'

test('extremist channel: straight to professional standards, closed as not declarable, and kept', async ({
  signedInAs,
  force,
}) => {
  const elif = await signedInAs('elif.warner')
  const ewan = await signedInAs('ewan.price')
  const channel = `testchannel_${Date.now() % 1_000_000}`
  const reference = await declare(ewan, {
    who: {
      kind: 'group',
      'person.nameKnown': [],
      'person.name': [],
      birthKnown: [],
      'group.nameKnown': 'known',
      'group.name': 'Invented channel',
      'group.role': 'left',
      'group.outsiders': 'yes',
      'group.staff': 'not_known',
      'group.operational': 'no',
    },
    accounts: { 'accounts.0.raw': `https://t.me/${channel}` },
    how: {
      relationship: 'group_member',
      frequency: 'no_longer',
      ongoing: 'past',
      howKnown: 'I was added and left after a day.',
    },
    why: { 'categories[]': ['extremism_terrorism'] },
    reviewer: { keep: [] },
  })
  await expectNoTrace(elif, force, 'elif.warner', reference)

  const imran = await signedInAs('imran.castle')
  await take(imran, reference)
  await assess(imran, reference, { riskGrade: 'low', rationale: 'Added against his will, left at once.' })
  await decide(imran, reference, {
    outcome: 'not_declarable',
    rationale: 'A day, and no part in it.',
    message: 'It was right to tell us. Nothing more is needed.',
  })
  await ewan.goto(`/declarations/${reference}`)
  await expect(ewan.getByText('Decision made').first()).toBeVisible()
  await expect(ewan.getByText('It was right to tell us. Nothing more is needed.').first()).toBeVisible()
  expect(await search(imran, channel, 'handle')).toContain(reference)
})
