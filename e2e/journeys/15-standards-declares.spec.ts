import { declare } from '../support/declare.ts'
import { assess, countersign, decide, openRecord, search } from '../support/desk.ts'
import { findLink } from '../support/links.ts'
import { expect, test } from '../support/test.ts'

test('professional standards declares: only the named decision makers see it, by no way at all anybody else', async ({
  signedInAs,
}) => {
  const handle = `testcousin_${Date.now() % 1_000_000}`
  const sonia = await signedInAs('sonia.maddox')
  const reference = await declare(sonia, {
    who: { 'person.name': 'Ossie Testcousin' },
    accounts: { 'accounts.0.raw': `@${handle} on instagram` },
    how: { relationship: 'family', howKnown: 'My cousin.' },
    why: { 'categories[]': ['serious_organised_crime'] },
    reviewer: { keep: [] },
  })

  // Somebody else declares the same account: that the two match is for those alone who may see both.
  const hana = await signedInAs('hana.sethi')
  const plain = await declare(hana, {
    accounts: { 'accounts.0.raw': `@${handle} on instagram` },
    why: { 'categories[]': ['serious_organised_crime'] },
    reviewer: { keep: [] },
  })
  const named = await signedInAs('owen.farrar')
  expect(await findLink(named, reference, plain)).not.toBeNull()
  expect(await findLink(await signedInAs('imran.castle'), reference, plain, 0)).toBeNull()

  for (const who of ['sonia.maddox', 'imran.castle', 'ngozi.adair', 'beatrix.lang']) {
    const page = await signedInAs(who)
    const found = await search(page, handle, 'handle')
    expect(found, `${who} searches`).toEqual([plain])
    await expect(page.locator('main')).toContainText('1 result')
    for (const part of ['', '/declared', '/history', '/assign', '/print']) {
      await page.goto(`/standards/${reference}${part}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/not here/)
    }
    for (const view of ['mine', 'unassigned', 'all', 'done']) {
      await page.goto(`/standards?view=${view}`)
      await expect(page.locator('body')).not.toContainText(reference)
    }
  }

  const owen = await signedInAs('owen.farrar')
  await owen.goto('/standards?view=restricted')
  await expect(owen.locator('main')).toContainText(reference)
  expect((await search(owen, handle, 'handle')).toSorted()).toEqual([reference, plain].toSorted())
  await assess(owen, reference, { riskGrade: 'medium', rationale: 'Declared by herself.' })
  await decide(owen, reference, {
    outcome: 'monitor',
    rationale: 'Little contact.',
    message: 'Please tell us when you meet again.',
  })
  const helen = await signedInAs('helen.marsh')
  await countersign(helen, reference, 'I agree.')
  await sonia.goto(`/declarations/${reference}`)
  await expect(sonia.locator('main')).toContainText('Please tell us when you meet again.')
  await openRecord(helen, reference, 'history')
  await expect(helen.locator('main')).toContainText(/second person|signed/i)
})
