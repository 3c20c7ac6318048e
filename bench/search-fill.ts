import type pg from 'pg'
import { lookAlikeKey, searchKey } from '#lib/domain/identities/search-key.ts'
import { nameKey } from '#lib/domain/names.ts'
import { matcherVersion } from '#lib/matching/version.ts'
import { type IndexedWord, indexRows } from '#lib/search/index-rows.ts'
import { namesOf } from './search-names.ts'

/** A contact of the search bench: its number, names and accounts. */
export type Made = {
  readonly n: number
  readonly names: readonly string[]
  readonly accounts: readonly Account[]
}
export type Account = { readonly kind: string; readonly platform: string | null; readonly value: string }

const atOnce = 4000
const platforms = ['instagram', 'discord', 'telegram', 'facebook', 'reddit', 'snapchat', 'x']

/** The nth contact: two accounts, of every five one with a third. */
export function contact(n: number): Made {
  const names = namesOf(n)
  const made = (salt: number) => {
    const mixed = Math.imul(n + salt * 977, 0x9e3779b1) >>> 0
    const plain =
      (names[0] ?? '')
        .normalize('NFKD')
        .replace(/[^a-z]/gi, '')
        .toLowerCase() || 'account'
    const joint = ['', '_', '.', ''][mixed & 3] ?? ''
    const end = (mixed >>> 4) % 100_000
    return `${plain.slice(0, 5 + (mixed % 7))}${joint}${salt === 2 ? 'the' : ''}${end.toString(salt === 1 ? 10 : 36)}`
  }
  const platform = (salt: number) => platforms[(n + salt) % platforms.length] ?? null
  const first = { kind: 'handle', platform: platform(0), value: made(1) }
  const second =
    n % 3 === 0
      ? {
          kind: 'phone',
          platform: null,
          value: `+447${String(100_000_000 + ((n * 7919) % 900_000_000)).slice(0, 9)}`,
        }
      : n % 3 === 1
        ? { kind: 'email', platform: null, value: `${made(2)}@mail.example` }
        : { kind: 'handle', platform: platform(1), value: made(3) }
  const third = n % 5 === 0 ? [{ kind: 'handle', platform: platform(2), value: made(4) }] : []
  return { n, names, accounts: [first, second, ...third] }
}

const id = (what: string) => `md5('search ${what} ' || n)::uuid`

/**
 * Fills a database with contacts, each in a declaration of its own, as sending would have left the rows that searching reads, and
 * their index. What searching does not read (statements, events, associations) is left out.
 */
export async function fillSearch(
  db: pg.Client,
  rows: number,
  given: readonly { readonly n: number; readonly name: string }[],
  say: (line: string) => void,
): Promise<void> {
  await db.query('SET session_replication_role = replica')
  await db.query("SET maintenance_work_mem = '512MB'")
  await db.query('SET synchronous_commit = off')
  // What is to be found is open to whoever searches; of the rest, one in two hundred is restricted.
  await db.query(
    `CREATE FUNCTION pg_temp.contacts() RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT ${rows}'`,
  )
  const indexes = await withoutIndexes(db)
  const words = new Map<string, IndexedWord & { names: number }>()
  const total = rows + given.length
  for (let from = 0; from < total; from += atOnce) {
    const made = Array.from({ length: Math.min(atOnce, total - from) }, (_, index) => {
      const n = from + index
      const extra = given[n - rows]
      return extra ? { n, names: [extra.name], accounts: [] } : contact(n)
    })
    await write(db, made, words)
    if ((from / atOnce) % 50 === 49)
      say(`  ${(from + atOnce).toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`)
  }
  const all = [...words.values()]
  for (let from = 0; from < all.length; from += 20_000) {
    const part = all.slice(from, from + 20_000)
    await db.query(
      `INSERT INTO name_word (word, id, squash, keys, names)
       SELECT word, id, squash, keys::integer[], names FROM unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::integer[]) AS x (word, id, squash, keys, names)`,
      [
        part.map((each) => each.word),
        part.map((each) => each.id),
        part.map((each) => each.squash),
        part.map((each) => `{${each.keys.join(',')}}`),
        part.map((each) => each.names),
      ],
    )
  }
  say(`  ${all.length.toLocaleString('en-GB')} words; making the indexes`)
  for (const statement of indexes) await db.query(statement)
  await db.query('VACUUM ANALYZE')
}

async function write(
  db: pg.Client,
  made: readonly Made[],
  words: Map<string, IndexedWord & { names: number }>,
): Promise<void> {
  const numbers = made.map(({ n }) => n)
  await db.query(
    `INSERT INTO declaration (id, reference, draft_id, declarant_id, unit_code, status, version, route, urgent, policy_version, kept_from_manager, reviewer_id, sent_at, settled_at)
     SELECT ${id('declaration')}, 'OA-' || pg_temp.spelt(n / 1048576) || '-' || pg_temp.spelt(n), ${id('draft')}, pg_temp.person_id(n % 3000), 'NB', 'decided', 1, 'standards', false, '2025-12', false, NULL,
       timestamptz '2026-01-01' - n % 600 * interval '1 day', timestamptz '2026-01-20' FROM unnest($1::integer[]) n`,
    [numbers],
  )
  await db.query(
    `INSERT INTO standards_case (declaration_id, declarant_id, stage, version, restricted, decision_maker_ids, urgent, received_at)
     SELECT ${id('declaration')}, pg_temp.person_id(n % 3000), 'closed', 1, n % 200 = 7 AND n < pg_temp.contacts(), CASE WHEN n % 200 = 7 AND n < pg_temp.contacts() THEN ARRAY[pg_temp.person_id(1)] ELSE '{}' END, false, now() FROM unnest($1::integer[]) n`,
    [numbers],
  )
  await db.query(
    `INSERT INTO associate (id, declaration_id, association_id, position, kind, full_name, name_key, also_known_as, description, relationship, frequency, ongoing, how_known, knows_employer)
     SELECT ${id('associate')}, ${id('declaration')}, ${id('association')}, 0, 'person', name, key, CASE WHEN alias IS NULL THEN '{}' ELSE ARRAY[alias] END, 'Invented.', 'friend', 'monthly', 'ongoing', 'At a club.', 'no'
     FROM unnest($1::integer[], $2::text[], $3::text[], $4::text[]) AS x (n, name, key, alias)`,
    [
      numbers,
      made.map(({ names }) => names[0]),
      made.map(({ names }) => nameKey(names[0] ?? '')),
      made.map(({ names }) => names[1] ?? null),
    ],
  )
  const accounts = made.flatMap(({ n, accounts: own }) =>
    own.map((account, place) => ({ n, place, ...account })),
  )
  await db.query(
    `INSERT INTO online_identity (id, declaration_id, associate_id, position, raw, kind, platform, handle, value, search_key, look_alike_key)
     SELECT md5('search identity ' || n || ' ' || place)::uuid, ${id('declaration')}, ${id('associate')}, place, value, kind, platform, CASE kind WHEN 'handle' THEN value END, value, key, look
     FROM unnest($1::integer[], $2::integer[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) AS x (n, place, kind, platform, value, key, look)`,
    [
      accounts.map(({ n }) => n),
      accounts.map(({ place }) => place),
      accounts.map(({ kind }) => kind),
      accounts.map(({ platform }) => platform),
      accounts.map(({ value }) => value),
      accounts.map(({ value }) => searchKey(value)),
      accounts.map(({ value }) => lookAlikeKey(value)),
    ],
  )
  const index = indexRows(
    made.map(({ n, names }) => ({
      id: String(n),
      kind: 'person',
      fullName: names[0] ?? null,
      alsoKnownAs: names.slice(1),
    })),
    accounts.map(({ n, place, kind, value }) => ({
      id: `${n} ${place}`,
      kind,
      lookAlikeKey: lookAlikeKey(value),
    })),
  )
  for (const { words: own } of index.names)
    for (const word of own) {
      const known = words.get(word.word)
      if (known) known.names += 1
      else words.set(word.word, { ...word, names: 1 })
    }
  const only = 'CASE WHEN n % 200 = 7 AND n < pg_temp.contacts() THEN ARRAY[pg_temp.person_id(1)] END'
  await db.query(
    `INSERT INTO name_entry (associate_id, declaration_id, declarant_id, only_for, kind, text, squash, word_ids, words, made_by)
     SELECT ${id('associate')}, ${id('declaration')}, pg_temp.person_id(n % 3000), ${only}, 'person', text, squash, words::integer[], count, $5
     FROM unnest($1::integer[], $2::text[], $3::text[], $4::text[], $6::integer[]) AS x (n, text, squash, words, count)`,
    [
      index.names.map(({ associate }) => Number(associate)),
      index.names.map(({ text }) => text),
      index.names.map(({ squash }) => squash),
      index.names.map(({ words: own }) => `{${own.map((word) => word.id).join(',')}}`),
      matcherVersion,
      index.names.map(({ words: own }) => own.filter(({ squash }) => squash !== '').length),
    ],
  )
  await db.query(
    `INSERT INTO identity_entry (identity_id, declaration_id, declarant_id, only_for, look, made_by)
     SELECT md5('search identity ' || n || ' ' || place)::uuid, ${id('declaration')}, pg_temp.person_id(n % 3000), ${only}, look, $4
     FROM unnest($1::integer[], $2::text[], $3::text[]) AS x (n, place, look)`,
    [
      index.identities.map(({ identity }) => Number(identity.split(' ')[0])),
      index.identities.map(({ identity }) => identity.split(' ')[1]),
      index.identities.map(({ look }) => look),
      matcherVersion,
    ],
  )
}

/** Takes the indexes of the tables that are filled away, but for their keys, and answers how to make them again. */
async function withoutIndexes(db: pg.Client): Promise<readonly string[]> {
  const { rows } = await db.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
     WHERE i.indrelid = ANY (ARRAY['name_entry', 'name_word', 'identity_entry', 'online_identity', 'associate', 'declaration', 'standards_case']::regclass[])
       AND NOT i.indisprimary AND NOT i.indisunique`,
  )
  for (const { name } of rows) await db.query(`DROP INDEX ${name}`)
  return rows.map(({ definition }) => definition)
}
