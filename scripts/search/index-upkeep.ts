import type pg from 'pg'
import { lookAlikeKey } from '../../lib/domain/identities/search-key.ts'
import { matcherVersion } from '../../lib/matching/version.ts'
import { type Indexed, type IndexedIdentity, indexRows } from '../../lib/search/index-rows.ts'

type Say = (line: string) => void

const atOnce = 500
const wordsAtOnce = 20_000
const shown = 200
const sayEvery = 5000

/** Tells what the index lacks and what it has too much; 1 where it found something. */
export async function verify(db: pg.Client, say: Say): Promise<number> {
  let looked = 0
  let faults = 0
  for await (const part of parts(db)) {
    looked += part.ids.length
    for (const { declaration, fault } of [...part.faults, ...(await differences(db, part.ids))]) {
      faults += 1
      if (faults <= shown) say(`FOUND  declaration ${declaration}: ${fault}`)
    }
    if (looked % sayEvery < atOnce) say(`  ${looked.toLocaleString('en-GB')} declarations`)
  }
  say(`${looked.toLocaleString('en-GB')} declarations checked: ${faults} findings`)
  return faults > 0 ? 1 : 0
}

/** Writes the index of every declaration anew, a few at a time, so that searching and sending go on. Can be broken off and begun again. */
export async function rebuild(db: pg.Client, say: Say): Promise<number> {
  let written = 0
  for await (const { ids } of parts(db)) {
    const declared = await declaredIn(db, ids)
    await asOwner(db, async () => {
      // Nobody restricts one of them meanwhile: who may find it is written with it.
      await db.query(
        'SELECT FROM standards_case WHERE declaration_id = ANY ($1::uuid[]) ORDER BY declaration_id FOR SHARE',
        [ids],
      )
      await db.query('DELETE FROM name_entry WHERE declaration_id = ANY ($1::uuid[])', [ids])
      await db.query('DELETE FROM identity_entry WHERE declaration_id = ANY ($1::uuid[])', [ids])
      for (const [id, { contacts, accounts }] of declared) {
        const { names, identities } = indexRows(contacts, accounts)
        await db.query('SELECT write_index($1, $2, $3, $4)', [
          id,
          JSON.stringify(names),
          JSON.stringify(identities),
          matcherVersion,
        ])
      }
    })
    await asOwner(db, () => db.query('SELECT merge_name_words($1)', [wordsAtOnce]))
    written += ids.length
    if (written % sayEvery < atOnce) say(`  ${written.toLocaleString('en-GB')} declarations`)
  }
  say(`${written.toLocaleString('en-GB')} declarations indexed`)
  return refresh(db, say)
}

/** Moves new words into the dictionary, counts how common each is, and drops those of no name. */
export async function refresh(db: pg.Client, say: Say): Promise<number> {
  let moved = 0
  for (;;) {
    const { rows } = await asOwner(db, () =>
      db.query<{ moved: number }>('SELECT merge_name_words($1) AS moved', [wordsAtOnce]),
    )
    moved += rows[0]?.moved ?? 0
    if (!rows[0]?.moved) break
  }
  const { rows } = await asOwner(db, () =>
    db.query<{ dropped: number }>('SELECT count_name_words() AS dropped'),
  )
  say(`${moved.toLocaleString('en-GB')} words moved, ${rows[0]?.dropped ?? 0} of no name dropped`)
  return 0
}

type Part = {
  readonly ids: readonly string[]
  readonly faults: readonly { readonly declaration: string; readonly fault: string }[]
}

/** The declarations in order, some at a time, with what the database itself finds wrong with their index. */
async function* parts(db: pg.Client): AsyncGenerator<Part> {
  let after: string | null = null
  for (;;) {
    const { rows: ids }: { rows: { id: string }[] } = await asOwner(db, () =>
      db.query('SELECT id FROM declaration WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2', [
        after,
        atOnce,
      ]),
    )
    if (ids.length === 0) return
    const { rows } = await asOwner(db, () =>
      db.query<{ declaration_id: string | null; fault: string }>(
        'SELECT declaration_id, fault FROM check_index($1, $2, $3)',
        [after, atOnce, matcherVersion],
      ),
    )
    yield {
      ids: ids.map(({ id }) => id),
      faults: rows.flatMap(({ declaration_id: declaration, fault }) =>
        declaration === null ? [] : [{ declaration, fault }],
      ),
    }
    after = ids.at(-1)?.id ?? null
  }
}

type Declared = { readonly contacts: Indexed[]; readonly accounts: IndexedIdentity[] }

async function declaredIn(db: pg.Client, ids: readonly string[]): Promise<ReadonlyMap<string, Declared>> {
  const declared = new Map<string, Declared>(ids.map((id) => [id, { contacts: [], accounts: [] }]))
  const contacts = await asOwner(db, () =>
    db.query(
      'SELECT declaration_id, id, kind, full_name, also_known_as FROM associate WHERE declaration_id = ANY ($1::uuid[])',
      [ids],
    ),
  )
  for (const row of contacts.rows)
    declared.get(row.declaration_id)?.contacts.push({
      id: row.id,
      kind: row.kind,
      fullName: row.full_name,
      alsoKnownAs: row.also_known_as,
    })
  const accounts = await asOwner(db, () =>
    db.query(
      'SELECT declaration_id, id, kind, handle, value FROM online_identity WHERE declaration_id = ANY ($1::uuid[])',
      [ids],
    ),
  )
  for (const row of accounts.rows)
    declared.get(row.declaration_id)?.accounts.push({
      id: row.id,
      kind: row.kind,
      lookAlikeKey: lookAlikeKey(row.handle ?? row.value),
    })
  return declared
}

/** Entries that are not as they would be written now: of something else than what was declared, missing or altered. */
async function differences(db: pg.Client, ids: readonly string[]): Promise<Part['faults']> {
  const declared = await declaredIn(db, ids)
  const kept = await asOwner(db, () =>
    db.query<{ declaration_id: string; line: string }>(
      `SELECT declaration_id, associate_id || ' ' || text || ' ' || array_to_string(word_ids, ',') AS line FROM name_entry WHERE declaration_id = ANY ($1::uuid[])
       UNION ALL SELECT declaration_id, identity_id || ' ' || look FROM identity_entry WHERE declaration_id = ANY ($1::uuid[])`,
      [ids],
    ),
  )
  const lines = new Map<string, string[]>()
  for (const { declaration_id: id, line } of kept.rows) lines.set(id, [...(lines.get(id) ?? []), line])
  return [...declared].flatMap(([declaration, { contacts, accounts }]) => {
    const { names, identities } = indexRows(contacts, accounts)
    const due = [
      ...names.map(
        ({ associate, text, words }) => `${associate} ${text} ${words.map(({ id }) => id).join(',')}`,
      ),
      ...identities.map(({ identity, look }) => `${identity} ${look}`),
    ]
    const has = lines.get(declaration) ?? []
    const faults: { declaration: string; fault: string }[] = []
    if (due.some((line) => !has.includes(line))) faults.push({ declaration, fault: 'an entry is missing' })
    if (has.some((line) => !due.includes(line)) || has.length > due.length)
      faults.push({ declaration, fault: 'an entry is of nothing that was declared' })
    return faults
  })
}

/** In a transaction of its own as the owner of the tables, whose row security lets nobody else by. */
async function asOwner<T>(db: pg.Client, work: () => Promise<T>): Promise<T> {
  await db.query('BEGIN')
  try {
    await db.query('SET LOCAL ROLE portal_owner')
    const result = await work()
    await db.query('COMMIT')
    return result
  } catch (error) {
    await db.query('ROLLBACK')
    throw error
  }
}
