import { expect, type Page } from '@playwright/test'
import { makeLink } from '#lib/commands/links.ts'
import type { Force } from '../../scripts/test/force.ts'

/** Two records of different people with a link that an assessor made. */
export async function linkOf(force: Force): Promise<{ id: string; contacts: readonly string[] }> {
  const references = [await force.declares('amara.okafor'), await force.declares('tomasz.brandt')]
  const { rows } = await force.db.query<{ id: string }>(
    `SELECT a.id FROM associate a JOIN declaration d ON d.id = a.declaration_id WHERE d.reference = ANY ($1) ORDER BY a.id`,
    [references],
  )
  const contacts = rows.map(({ id }) => id)
  const reader = await force.reader('imran.castle', 'standards')
  const made = await makeLink(reader, contacts[0] ?? '', contacts[1] ?? '', 'For a test.')
  if ('refused' in made) throw new Error(made.refused)
  return { id: made.done.id, contacts }
}

/** Two records of different people with one account, and a link between their contacts that an assessor made. */
export async function connectedRecords(force: Force): Promise<{
  references: readonly string[]
  handle: string
  identity: string
}> {
  const handle = `marsh_${Date.now() % 10_000_000}`
  const contact = {
    identities: [{ raw: `@${handle}`, kind: 'handle', platform: 'discord', handle, value: handle }],
  } as const
  const references: string[] = []
  for (const who of ['amara.okafor', 'tomasz.brandt'])
    references.push(await force.declares(who, { categories: ['serious_organised_crime'], contact }))
  const { rows } = await force.db.query<{ id: string; contact: string }>(
    `SELECT o.id, o.associate_id AS contact FROM online_identity o JOIN declaration d ON d.id = o.declaration_id
     WHERE d.reference = ANY ($1) ORDER BY array_position($1, d.reference)`,
    [references],
  )
  const reader = await force.reader('imran.castle', 'standards')
  const made = await makeLink(reader, rows[0]?.contact ?? '', rows[1]?.contact ?? '', 'For a test.')
  if ('refused' in made) throw new Error(made.refused)
  return { references, handle, identity: rows[0]?.id ?? '' }
}

/** An account of each of these records, by reference. */
export async function accountsOf(
  force: Force,
  references: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await force.db.query<{ reference: string; id: string }>(
    `SELECT d.reference, o.id FROM online_identity o JOIN declaration d ON d.id = o.declaration_id
     WHERE d.reference = ANY ($1) ORDER BY o.id`,
    [references],
  )
  return new Map(rows.map(({ reference, id }) => [reference, id]))
}

/** The entry of two records among the strong links, which come first, once the worker has compared them; null where there is none. */
export async function findLink(page: Page, one: string, other: string, patience = 20_000) {
  const until = Date.now() + patience
  do {
    for (let at = 1; at <= 4; at++) {
      await page.goto(`/standards/links?page=${at}`)
      const entry = page.locator('main ol > li').filter({ hasText: one }).filter({ hasText: other })
      if ((await entry.count()) > 0) return entry.first()
      if ((await page.getByRole('link', { name: 'Next page' }).count()) === 0) break
    }
    await page.waitForTimeout(500)
  } while (Date.now() < until)
  return null
}

/** Opens the two contacts of a link side by side. */
export async function openLink(page: Page, one: string, other: string): Promise<void> {
  const entry = await findLink(page, one, other)
  expect(entry, `a link of ${one} and ${other}`).not.toBeNull()
  await entry?.getByRole('heading').getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Are they one and the same?')
}

/** Records what is decided on the link that is open. */
export async function decideLink(page: Page, decision: string, reason: string): Promise<void> {
  await page.getByLabel(decision, { exact: true }).check()
  await page.getByLabel('Reason', { exact: true }).fill(reason)
  await page.getByRole('button', { name: 'Record the decision' }).click()
  await expect(page).toHaveURL(/\/standards\/links\?recorded=/)
}
