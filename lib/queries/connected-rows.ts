import type { Tx } from '#lib/db/request.ts'
import { platformLabel } from '#lib/domain/identities/platforms.ts'
import type { AccountFact, ContactFact, DeclarationFact, LinkFact } from '#lib/links/connections.ts'
import { compare } from '#lib/links/graph-parts.ts'
import type { Reason } from '#lib/matching/weight.ts'
import { contactName } from './contact-names.ts'

/**
 * So many ids a statement. Of many more the database would no longer look up who may see each row, but read every case there is:
 * at a million records that is seconds.
 */
const mostIds = 100

/** Reads by ids, a part of them at a time. */
export async function inParts<Row>(
  ids: readonly string[],
  read: (part: string[]) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let at = 0; at < ids.length; at += mostIds) rows.push(...(await read(ids.slice(at, at + mostIds))))
  return rows
}

/** An account can stand in one record several times. */
const timesInOne = 4
const mostLinks = 1_000

type AccountRow = {
  readonly id: string
  readonly kind: string
  readonly platform: string | null
  readonly searchKey: string | null
}

/**
 * What makes an account the same one elsewhere: as the scorer has it (lib/matching/identifier-score.ts), a handle on another platform
 * is another account. One without a key is only itself.
 */
export function accountKey({ id, kind, platform, searchKey }: AccountRow): string {
  return searchKey === null ? id : `${kind} ${platform ?? '-'} ${searchKey}`
}

/** The records that have each of these accounts, up to so many each, among those that this reader may see. */
export async function recordsWith(
  tx: Tx,
  keys: readonly string[],
  most: number,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const asked = keys.flatMap((key) => {
    const [, kind, platform, search] = /^(\S+) (\S+) (.*)$/su.exec(key) ?? []
    return kind && platform && search ? [{ key, kind, platform, search }] : []
  })
  if (asked.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ key: string; records: string[] }[]>`
    SELECT k.key, ARRAY(
      SELECT DISTINCT o.declaration_id::text FROM (
        SELECT i.declaration_id FROM online_identity i
        WHERE i.search_key = k.search AND i.kind = k.kind AND coalesce(i.platform, '-') = k.platform LIMIT ${most * timesInOne}) o
    ) AS records
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS k (key text, kind text, platform text, search text)`
  return new Map(rows.map(({ key, records }) => [key, records.toSorted(compare).slice(0, most)]))
}

type LinkRow = LinkFact & { readonly ends: readonly [string, string] }

/** The links of these records, decided ones and the strongest first. */
export async function linksOf(tx: Tx, records: readonly string[]): Promise<readonly LinkRow[]> {
  if (records.length === 0) return []
  const select = {
    id: true,
    aId: true,
    bId: true,
    declarationA: true,
    declarationB: true,
    state: true,
    bits: true,
    reasons: true,
  } as const
  const orderBy = [{ bits: 'desc' }, { id: 'asc' }] as const
  const of = (side: 'declarationA' | 'declarationB') =>
    tx.link.findMany({
      where: { [side]: { in: [...records] } },
      select,
      orderBy: [...orderBy],
      take: mostLinks,
    })
  // Two statements, so that each has an index of its own.
  const rows = [...(await of('declarationA')), ...(await of('declarationB'))]
  const each = new Map(rows.map((row) => [row.id, row]))
  return [...each.values()]
    .toSorted((x, y) => y.bits - x.bits || compare(x.id, y.id))
    .map((row) => ({
      id: row.id,
      a: row.aId,
      b: row.bId,
      state: row.state,
      bits: row.bits,
      reasons: Array.isArray(row.reasons) ? (row.reasons as Reason[]) : [],
      ends: [row.declarationA, row.declarationB],
    }))
}

/** These records, by whom they were declared. */
export async function declarationsOf(
  tx: Tx,
  ids: readonly string[],
): Promise<readonly Omit<DeclarationFact, 'step'>[]> {
  const rows = await inParts(ids, (part) =>
    tx.declaration.findMany({
      where: { id: { in: part } },
      orderBy: { reference: 'asc' },
      select: { id: true, reference: true, declarantId: true },
    }),
  )
  const people = await tx.person.findMany({
    where: { id: { in: [...new Set(rows.map(({ declarantId }) => declarantId))] } },
    select: { id: true, fullName: true },
  })
  const names = new Map(people.map(({ id, fullName }) => [id, fullName]))
  return rows.map(({ id, reference, declarantId }) => ({
    id,
    reference,
    declarant: names.get(declarantId) ?? 'Somebody who has left',
  }))
}

/** What was declared in these records. */
export async function contactsAndAccounts(
  tx: Tx,
  ids: readonly string[],
): Promise<{ readonly contacts: readonly ContactFact[]; readonly accounts: readonly AccountFact[] }> {
  const rows = await inParts(ids, (part) =>
    tx.associate.findMany({
      where: { declarationId: { in: part } },
      orderBy: { id: 'asc' },
      select: { id: true, declarationId: true, position: true, fullName: true, alsoKnownAs: true },
    }),
  )
  const identities = await inParts(ids, (part) =>
    tx.onlineIdentity.findMany({
      where: { declarationId: { in: part } },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: {
        id: true,
        declarationId: true,
        associateId: true,
        kind: true,
        platform: true,
        handle: true,
        value: true,
        searchKey: true,
      },
    }),
  )
  const own = Map.groupBy(identities, ({ associateId }) => associateId)
  return {
    contacts: rows.map((row) => ({
      id: row.id,
      declaration: row.declarationId,
      name: contactName({ ...row, identities: own.get(row.id) ?? [] }),
    })),
    accounts: identities.map((row) => ({
      id: row.id,
      contact: row.associateId,
      declaration: row.declarationId,
      key: accountKey(row),
      label: row.handle ?? row.value,
      platform: platformLabel(row.platform),
    })),
  }
}
