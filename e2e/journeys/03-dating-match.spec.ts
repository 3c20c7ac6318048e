import { declareUpToCheck, send } from '../support/declare.ts'
import { approve, openRecord } from '../support/desk.ts'
import { expect, test } from '../support/test.ts'

test('dating match with convictions: spent or not is not known, and the warning was acknowledged', async ({
  signedInAs,
  force,
}) => {
  const hana = await signedInAs('hana.sethi')
  await declareUpToCheck(hana, {
    who: { 'person.name': 'Dorian Testmatch' },
    accounts: { 'accounts.0.raw': 'dorian_t on tinder' },
    how: { relationship: 'dating', howKnown: 'Matched in August and met twice.', frequency: 'weekly' },
    why: {
      'categories[]': ['unspent_conviction', 'drugs'],
      concern: 'He told me that he was convicted of supplying drugs. I do not know whether it is spent.',
    },
  })
  await expect(hana.locator('main')).toContainText('I do not know whether it is spent')
  const reference = await send(hana)

  const { rows } = await force.db.query(
    `SELECT s.lookup_warning_version AS version FROM statement s JOIN declaration d ON d.id = s.declaration_id
      WHERE d.reference = $1`,
    [reference],
  )
  expect(rows).toEqual([{ version: 'lookup-1' }])

  const elif = await signedInAs('elif.warner')
  await approve(elif, reference, 'She told me at once and sees the risk.')
  await hana.goto(`/declarations/${reference}`)
  await expect(hana.getByText('With professional standards').first()).toBeVisible()
  await expect(hana.locator('main')).not.toContainText('She told me at once')

  const imran = await signedInAs('imran.castle')
  await openRecord(imran, reference, 'declared')
  await expect(imran.locator('main')).toContainText('dorian_t')
})
