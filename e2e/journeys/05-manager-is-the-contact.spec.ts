import { declare } from '../support/declare.ts'
import { openRecord, search } from '../support/desk.ts'
import { expectNoTrace } from '../support/nowhere.ts'
import { expect, test } from '../support/test.ts'

test.describe.configure({ mode: 'serial' })

test('the manager is the contact: Keane, declared by his own sergeant, sees nothing anywhere', async ({
  signedInAs,
  force,
}) => {
  const keane = await signedInAs('daniel.keane')
  const paula = await signedInAs('paula.reyes')
  const reference = await declare(paula, {
    who: { 'person.name': 'Daniel Keane' },
    accounts: { accountsKnown: 'not_known', 'accounts.0.raw': [] },
    how: { relationship: 'other', howKnown: 'He is my line manager.' },
    why: { 'categories[]': ['under_investigation'] },
    reviewer: { keep: [] },
  })
  await expect(paula.locator('main')).toContainText(/professional standards/i)
  await expectNoTrace(keane, force, 'daniel.keane', reference)

  const imran = await signedInAs('imran.castle')
  expect(await search(imran, 'Daniel Keane', 'name')).toContain(reference)
  await openRecord(imran, reference)
  await expect(imran.locator('main')).toContainText('Daniel Keane')
})

test('5b: the contact is the manager’s brother-in-law, and the declarant keeps it from him', async ({
  signedInAs,
  force,
}) => {
  const keane = await signedInAs('daniel.keane')
  const paula = await signedInAs('paula.reyes')
  const reference = await declare(paula, {
    who: { 'person.name': 'Gil Testbrother' },
    how: { howKnown: 'The brother-in-law of my line manager; he asked me for a favour.' },
    why: { 'categories[]': ['private_investigator'] },
    reviewer: { keep: 'yes', keepReason: 'related' },
  })
  await expectNoTrace(keane, force, 'daniel.keane', reference)

  const imran = await signedInAs('imran.castle')
  expect(await search(imran, 'Gil Testbrother', 'name')).toContain(reference)
})
