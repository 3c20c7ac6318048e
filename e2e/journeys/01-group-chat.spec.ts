import { declare } from '../support/declare.ts'
import { search } from '../support/desk.ts'
import { decideLink, findLink, openLink } from '../support/links.ts'
import { expect, test } from '../support/test.ts'

test('a group chat with a dismissed ex-officer: two colleagues declare it, assessors see the link, nobody else does', async ({
  signedInAs,
}) => {
  const invite = `https://chat.whatsapp.com/Five${Date.now()}Aside`
  const told = {
    who: {
      kind: 'group',
      'person.nameKnown': [],
      'person.name': [],
      birthKnown: [],
      'group.nameKnown': 'known',
      'group.name': `5-a-side ${Date.now() % 100_000}`,
      'group.role': 'member',
      'group.size': '14',
      'group.outsiders': 'yes',
      'group.staff': 'yes',
      'group.operational': 'no',
    },
    accounts: { 'accounts.0.raw': invite },
    how: { relationship: 'group_member', howKnown: 'We play on Thursdays.' },
    why: { 'categories[]': ['dismissed_from_policing'], concern: 'Lee Marlowe administers it.' },
  }
  const amara = await signedInAs('amara.okafor')
  const first = await declare(amara, told)
  const jonah = await signedInAs('jonah.whitlock')
  const second = await declare(jonah, told)

  const imran = await signedInAs('imran.castle')
  expect(await search(imran, invite)).toEqual(expect.arrayContaining([first, second]))
  await openLink(imran, first, second)
  await expect(imran.locator('main')).toContainText('The same account or number')
  await decideLink(imran, 'One and the same', 'One invitation, one group.')
  await imran.goto('/standards/links?list=confirmed')
  await expect(imran.locator('main')).toContainText(first)

  // Neither who declared it nor their line manager: on no page, in no notice, in no count.
  const paula = await signedInAs('paula.reyes')
  for (const [page, places] of [
    [amara, ['/', `/declarations/${first}`, '/declarations', '/notices']],
    [jonah, ['/', `/declarations/${second}`, '/declarations', '/notices']],
    [paula, ['/', '/reviews', `/reviews/${first}`, '/notices']],
  ] as const)
    for (const place of places) {
      await page.goto(place)
      await expect(page.locator('main')).not.toContainText(
        /\blink(ed|s)? (with|between|found)|match|compared/i,
      )
    }
  for (const page of [amara, paula]) {
    await page.goto('/standards/links')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/not here/)
  }
  await amara.goto(`/declarations/${first}`)
  await expect(amara.locator('main')).not.toContainText(second)
  expect(await findLink(imran, first, second, 0)).toBeNull()
})
