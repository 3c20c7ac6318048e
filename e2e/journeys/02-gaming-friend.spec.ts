import { declare } from '../support/declare.ts'
import { assess, decide, historyOf, refer, search, take } from '../support/desk.ts'
import { expect, test } from '../support/test.ts'

test('gaming friend under investigation: declared by the handle alone, found by the handle and its variants', async ({
  signedInAs,
}) => {
  const handle = `n1ghtferry_${Date.now() % 1_000_000}`
  const tomasz = await signedInAs('tomasz.brandt')
  const reference = await declare(tomasz, {
    who: { kind: 'handle', 'person.nameKnown': [], 'person.name': [], birthKnown: [] },
    accounts: { 'accounts.0.raw': `${handle} on steam` },
    how: { relationship: 'online_only', howKnown: 'We play most Sundays.' },
    why: { 'categories[]': ['under_investigation'], certainty: 'suspected' },
  })
  await expect(tomasz.locator('main')).toContainText(reference)

  const keisha = await signedInAs('keisha.rowntree')
  await refer(keisha, reference, 'More than I should decide myself.')

  const imran = await signedInAs('imran.castle')
  for (const typed of [handle, `@${handle}`, handle.toUpperCase(), handle.replace('_', '')])
    expect(await search(imran, typed, 'handle'), `searched for ${typed}`).toContain(reference)
  await take(imran, reference)
  await assess(imran, reference, { riskGrade: 'medium', rationale: 'He may be asked for favours.' })
  await decide(imran, reference, {
    outcome: 'monitor',
    rationale: 'Proportionate to what is known.',
    message: 'You may go on playing. Tell us when you learn more.',
  })

  await tomasz.goto(`/declarations/${reference}`)
  await expect(tomasz.getByText('You may go on playing. Tell us when you learn more.').first()).toBeVisible()
  const history = await historyOf(imran, reference)
  expect(history.length).toBeGreaterThanOrEqual(6)
})
