import type pg from 'pg'
import { now } from '#lib/clock.ts'
import {
  type Agreement,
  agreementOf,
  type Compared,
  hub,
  type Rarity,
  toBeCounted,
  weigh,
} from '#lib/matching/contacts.ts'
import { type Sought, soughtNames } from '#lib/matching/name-keys.ts'
import { rankNames } from '#lib/matching/rank.ts'
import { matcherVersion } from '#lib/matching/version.ts'
import { asked } from '#lib/search/find-asked.ts'

/*
 * Compares one declaration with those of everybody else, and keeps what may be one person, account or group. Runs in the worker, after
 * the commit that asked for it, and takes as long whatever it will find, as far as anybody but the worker can tell.
 */

type Contact = Compared & { readonly id: string; readonly declaration: string; readonly restricted: boolean }

type Found = {
  readonly own: Contact
  readonly other: Contact
  readonly weight: NonNullable<ReturnType<typeof weigh>>
}

/** So many new pairs a declaration, of those that everybody inside may see; and as many of the others, so that neither tells of the other. */
const most = 25
/** Names that are less alike are nobody's second look. */
const leastName = 0.6
const mostLikeName = 40

/**
 * Compares and records, once a send, a correction and a scorer, however often it is called.
 * @param db a connection of the worker's role, in no transaction: what it finds is written by one statement
 */
export async function matchDeclaration(db: pg.ClientBase, declaration: string): Promise<void> {
  const own = await contactsOf(db, declaration, [])
  const linked = new Set(await ids(db, 'SELECT match_linked($1) AS ids', [declaration]))
  const accounts = await ids(db, 'SELECT match_accounts($1, $2) AS ids', [declaration, hub])
  const named = await alikeByName(db, declaration, own)
  const others = await contactsOf(db, null, [...new Set([...linked, ...accounts, ...named])])
  const pairs = own.flatMap((mine) =>
    others.map((other) => ({ own: mine, other, agreement: agreementOf(mine, other) })),
  )
  const rarity = await rarityOf(
    db,
    pairs.map(({ agreement }) => agreement),
  )
  const found = pairs.flatMap(({ agreement, ...pair }) => {
    const weight = weigh(agreement, rarity)
    return weight ? [{ ...pair, weight }] : []
  })
  await record(db, declaration, capped(found, linked))
}

/** The strongest, each contact's own first; what is linked already stays as long as it holds. */
function capped(found: readonly Found[], linked: ReadonlySet<string>): Found[] {
  const strongest = found.toSorted(
    (a, b) =>
      Number(b.weight.band === 'alert') - Number(a.weight.band === 'alert') ||
      b.weight.bits - a.weight.bits ||
      (a.other.id < b.other.id ? -1 : 1),
  )
  const known = strongest.filter(({ other }) => linked.has(other.id))
  const fresh = strongest.filter(({ other }) => !linked.has(other.id))
  const upTo = (restricted: boolean) =>
    fresh.filter(({ other }) => other.restricted === restricted).slice(0, most)
  return [...known, ...upTo(false), ...upTo(true)]
}

async function contactsOf(
  db: pg.ClientBase,
  declaration: string | null,
  contacts: readonly string[],
): Promise<Contact[]> {
  const { rows } = await db.query<{ contacts: Contact[] }>('SELECT match_contacts($1, $2) AS contacts', [
    declaration,
    contacts,
  ])
  return rows[0]?.contacts ?? []
}

async function ids(db: pg.ClientBase, sql: string, values: unknown[]): Promise<string[]> {
  const { rows } = await db.query<{ ids: string[] }>(sql, values)
  return rows[0]?.ids ?? []
}

type Answer = {
  common: Record<string, number>
  found: [declaration: string, contact: string, text: string][]
}

/** The contacts of other people that are called alike, the likeliest of each name. */
async function alikeByName(
  db: pg.ClientBase,
  declaration: string,
  own: readonly Contact[],
): Promise<string[]> {
  const found: string[] = []
  for (const { kind, names } of own)
    for (const name of names.slice(0, 10)) {
      const sought: readonly Sought[] = soughtNames(name)
      if (sought.length === 0) continue
      const { rows } = await db.query<{ answer: Answer }>(
        'SELECT match_names($1, $2, $3::associate_kind) AS answer',
        [declaration, JSON.stringify(sought.map(asked)), kind === 'group' ? 'group' : null],
      )
      const [row] = rows
      if (!row) continue
      const candidates = row.answer.found.map(([, id, text]) => ({ id, text }))
      const ranked = rankNames(sought, candidates, row.answer.common)
      const alike = ranked.filter(({ score }) => score >= leastName).slice(0, mostLikeName)
      found.push(...alike.map(({ id }) => id))
    }
  return found
}

async function rarityOf(db: pg.ClientBase, agreements: readonly Agreement[]): Promise<Rarity> {
  const { keys, words } = toBeCounted(agreements)
  const { rows } = await db.query<{ rarity: Rarity }>('SELECT match_rarity($1, $2) AS rarity', [keys, words])
  const [row] = rows
  if (!row) throw new Error('the database counts nothing')
  return row.rarity
}

async function record(db: pg.ClientBase, declaration: string, found: readonly Found[]): Promise<void> {
  const links = found.map(({ own, other, weight }) => ({
    id: crypto.randomUUID(),
    own: own.id,
    other: other.id,
    band: weight.band,
    bits: Number(weight.bits.toFixed(2)),
    reasons: weight.reasons.map((reason) => ({ ...reason, bits: Number(reason.bits.toFixed(2)) })),
    evidence: weight.evidence,
  }))
  await db.query('SELECT record_links($1, $2, $3, $4)', [
    declaration,
    now(),
    matcherVersion,
    JSON.stringify(links),
  ])
}
