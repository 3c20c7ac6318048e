import { declare } from '../support/declare.ts'
import { openRecord } from '../support/desk.ts'
import { decideLink, openLink } from '../support/links.ts'
import { expect, test } from '../support/test.ts'

test('handle first, name later: an assessor links the handle to a person; both versions and the link stay in the history', async ({
  signedInAs,
}) => {
  const stamp = Date.now() % 1_000_000
  const tomasz = await signedInAs('tomasz.brandt')
  const handleOnly = await declare(tomasz, {
    who: { kind: 'handle', 'person.nameKnown': [], 'person.name': [], birthKnown: [] },
    accounts: { 'accounts.0.raw': `n1ghtferry_${stamp} on steam` },
    how: { relationship: 'online_only', howKnown: 'We play most Sundays.' },
    why: { 'categories[]': ['serious_organised_crime'] },
    reviewer: { keep: [] },
  })
  const hana = await signedInAs('hana.sethi')
  const named = await declare(hana, {
    who: { 'person.name': `Callum Vossberg ${stamp}` },
    accounts: { 'accounts.0.raw': `+44 7700 900${String(stamp % 1000).padStart(3, '0')}` },
    why: { 'categories[]': ['serious_organised_crime'] },
    reviewer: { keep: [] },
  })

  const imran = await signedInAs('imran.castle')
  await openRecord(imran, named)
  await openRecord(imran, handleOnly, 'link-with')
  await imran.goto(`/standards/${handleOnly}/link-with`)
  await imran.getByLabel('Reference of the other record').fill(named)
  await imran.getByRole('button', { name: 'Continue' }).click()
  await expect(imran.locator('main')).toContainText(`Callum Vossberg ${stamp}`)
  await imran.getByLabel('How you know that they are one and the same').fill('He gave his name in a message.')
  await imran.getByRole('button', { name: 'Link them' }).click()
  await expect(imran.getByText('The contacts were linked')).toBeVisible()
  const address = imran.url()
  for (const words of [
    'Confirmed: one and the same',
    `Callum Vossberg ${stamp}`,
    `n1ghtferry_${stamp}`,
    'Contacts linked by hand',
    'He gave his name in a message.',
  ])
    await expect(imran.locator('main')).toContainText(words)

  // What each declared stays as it was declared.
  await openRecord(imran, handleOnly, 'declared')
  await expect(imran.locator('main')).not.toContainText('Callum Vossberg')

  // It can be taken apart again, and that is in the history too.
  await imran.goto(address)
  await decideLink(imran, 'Not the same', 'It was another Callum.')
  await imran.goto(address)
  await expect(imran.locator('main')).toContainText('Link rejected')
  await expect(imran.locator('main')).toContainText('Contacts linked by hand')
})

test('a pair that was rejected stays away', async ({ signedInAs }) => {
  const handle = `moth_lantern_${Date.now() % 1_000_000}`
  const told = {
    accounts: { 'accounts.0.raw': `@${handle} on instagram` },
    why: { 'categories[]': ['serious_organised_crime'] },
    reviewer: { keep: [] },
  }
  const one = await declare(await signedInAs('tomasz.brandt'), told)
  const other = await declare(await signedInAs('hana.sethi'), told)
  const imran = await signedInAs('imran.castle')
  await openLink(imran, one, other)
  await imran.getByRole('button', { name: 'Record the decision' }).click()
  await expect(imran.getByText('Choose what you decide').first()).toBeVisible()
  await decideLink(imran, 'Not the same', 'A shop’s account.')
  await imran.goto('/standards/links')
  await expect(imran.locator('main ol > li').filter({ hasText: one })).toHaveCount(0)
})
