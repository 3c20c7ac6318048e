import type { Tx } from '#lib/db/request.ts'
import {
  type AccountFact,
  connect,
  type DeclarationFact,
  type Facts,
  type Graph,
  type LinkFact,
  mostRecords,
  type Start,
  type Step,
} from '#lib/links/connections.ts'
import { compare } from '#lib/links/graph-parts.ts'
import { accountKey, contactsAndAccounts, declarationsOf, linksOf, recordsWith } from './connected-rows.ts'

/** Counting stops here: "in more than 1,000 records". */
export const mostCounted = 1_000
/** So many records a step: what they bring is more nodes than a step may have. */
const mostNext = { 1: 200, 2: 700 } as const

/**
 * What is connected with a record, or with an account as one record has it, two steps out: as much of it as row security shows this
 * reader, in nodes, edges and counts alike. Null where the start itself is not theirs to see.
 */
export async function connectionsOf(
  tx: Tx,
  of: { readonly declaration: string } | { readonly account: string },
): Promise<Graph | null> {
  const start = await startOf(tx, of)
  if (!start) return null
  const facts = emptyFacts()
  await take(tx, facts, [start.declaration], 0)
  if (facts.declarations.length === 0) return null
  if (start.account === null) {
    const first = await next(tx, facts, [start.declaration], 1)
    await next(tx, facts, first, 2)
  } else {
    await lookUp(tx, facts, [start.account])
    const same = facts.hubs.has(start.account) ? [] : (facts.having.get(start.account) ?? [])
    await take(tx, facts, same, 1)
    if (same.length > 0) await next(tx, facts, [...new Set([start.declaration, ...same])], 2)
  }
  await lookUp(
    tx,
    facts,
    facts.accounts.map(({ key }) => key),
  )
  return connect(start, facts)
}

async function startOf(
  tx: Tx,
  of: { readonly declaration: string } | { readonly account: string },
): Promise<Start | null> {
  if ('declaration' in of) return { declaration: of.declaration, account: null }
  const row = await tx.onlineIdentity.findUnique({
    where: { id: of.account },
    select: { id: true, declarationId: true, kind: true, platform: true, searchKey: true },
  })
  return row && { declaration: row.declarationId, account: accountKey(row) }
}

type Gathered = {
  declarations: DeclarationFact[]
  contacts: Facts['contacts'][number][]
  accounts: AccountFact[]
  links: LinkFact[]
  hubs: Map<string, number>
  cut: boolean
  /** The records that have an account, of each that was looked up. */
  having: Map<string, readonly string[]>
}

function emptyFacts(): Gathered {
  return {
    declarations: [],
    contacts: [],
    accounts: [],
    links: [],
    hubs: new Map(),
    cut: false,
    having: new Map(),
  }
}

/** Adds records that are not there yet, with their contacts and accounts. */
async function take(tx: Tx, facts: Gathered, ids: readonly string[], step: Step): Promise<void> {
  const known = new Set(facts.declarations.map(({ id }) => id))
  const fresh = [...new Set(ids)].filter((id) => !known.has(id))
  if (fresh.length === 0) return
  const declarations = await declarationsOf(tx, fresh)
  const { contacts, accounts } = await contactsAndAccounts(
    tx,
    declarations.map(({ id }) => id),
  )
  facts.declarations.push(...declarations.map((each) => ({ ...each, step })))
  facts.contacts.push(...contacts)
  facts.accounts.push(...accounts)
}

/** One step on from some records. Answers with those from which the walk goes on: a link that was rejected leads no further. */
async function next(
  tx: Tx,
  facts: Gathered,
  from: readonly string[],
  step: 1 | 2,
): Promise<readonly string[]> {
  const here = new Set(from)
  const keys = facts.accounts.filter(({ declaration }) => here.has(declaration)).map(({ key }) => key)
  await lookUp(tx, facts, keys)
  const followed = keys.filter((key) => !facts.hubs.has(key))
  const onward = new Set(followed.flatMap((key) => facts.having.get(key) ?? []))
  const ending = new Set<string>()
  const known = new Set(facts.links.map(({ id }) => id))
  for (const { ends, ...link } of await linksOf(tx, from)) {
    if (!known.has(link.id)) facts.links.push(link)
    for (const end of ends) (link.state === 'rejected' ? ending : onward).add(end)
  }
  const before = new Set(facts.declarations.map(({ id }) => id))
  const sorted = (ids: ReadonlySet<string>) => [...ids].filter((id) => !before.has(id)).toSorted(compare)
  const all = [...new Set([...sorted(onward), ...sorted(ending)])]
  const found = all.slice(0, mostNext[step])
  if (all.length > found.length) facts.cut = true
  await take(tx, facts, found, step)
  return found.filter((id) => onward.has(id))
}

const mostKeys = 1_000

/** Looks up who has these accounts, and which of them are in too many records to be followed. */
async function lookUp(tx: Tx, facts: Gathered, keys: readonly string[]): Promise<void> {
  const asked = [...new Set(keys)].filter((key) => !facts.having.has(key)).toSorted(compare)
  const found = await recordsWith(tx, asked.slice(0, mostKeys), mostRecords + 1)
  for (const [key, records] of found) facts.having.set(key, records)
  const many = [...found].filter(([, records]) => records.length > mostRecords).map(([key]) => key)
  for (const [key, records] of await recordsWith(tx, many, mostCounted + 1))
    facts.hubs.set(key, records.length)
}
