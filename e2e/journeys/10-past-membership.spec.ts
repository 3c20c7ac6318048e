import { declare } from '../support/declare.ts'
import { openRecord } from '../support/desk.ts'
import { expectNoTrace } from '../support/nowhere.ts'
import { expect, test } from '../support/test.ts'

test('past membership: a lodge left in 2009, direct, under the policy of December 2025', async ({
  signedInAs,
  force,
}) => {
  const martin = await signedInAs('martin.oduya')
  const ruth = await signedInAs('ruth.vance')
  const reference = await declare(ruth, {
    who: {
      kind: 'group',
      'person.nameKnown': [],
      'person.name': [],
      birthKnown: [],
      'group.nameKnown': 'known',
      'group.name': 'The Invented Lodge',
      'group.role': 'left',
      'group.outsiders': 'yes',
      'group.staff': 'not_known',
      'group.operational': 'no',
    },
    accounts: { accountsKnown: 'not_known', 'accounts.0.raw': [] },
    how: {
      relationship: 'group_member',
      frequency: 'no_longer',
      ongoing: 'past',
      howKnown: 'I left in 2009.',
    },
    why: { 'categories[]': ['hierarchical_organisation'] },
    reviewer: { keep: [] },
  })
  await expectNoTrace(martin, force, 'martin.oduya', reference)

  const imran = await signedInAs('imran.castle')
  await openRecord(imran, reference, 'declared')
  await expect(imran.locator('main')).toContainText('The Invented Lodge')
  await expect(imran.locator('main')).toContainText('2025-12')
})
