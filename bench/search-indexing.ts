import type pg from 'pg'
import { lookAlikeKey } from '#lib/domain/identities/search-key.ts'
import { matcherVersion } from '#lib/matching/version.ts'
import { indexRows } from '#lib/search/index-rows.ts'
import { percentile } from './measure.ts'
import type { Report } from './report.ts'
import { contact } from './search-fill.ts'

/** What indexing adds to a send, and how large the index is. */
export async function measureIndexing(db: pg.Client, report: Report): Promise<void> {
  const { rows } = await db.query<{ declaration: string; associate: string; identities: string[] }>(
    `SELECT a.declaration_id AS declaration, a.id AS associate, ARRAY(SELECT i.id FROM online_identity i WHERE i.declaration_id = a.declaration_id AND i.associate_id = a.id ORDER BY i.position) AS identities
     FROM associate a ORDER BY a.id LIMIT 300`,
  )
  const times: number[] = []
  for (const [index, { declaration, associate, identities }] of rows.entries()) {
    const { names, accounts } = contact(50_000_000 + index)
    await db.query('BEGIN')
    await db.query('DELETE FROM identity_entry WHERE declaration_id = $1', [declaration])
    const began = performance.now()
    const made = indexRows(
      [{ id: associate, kind: 'person', fullName: names[0] ?? null, alsoKnownAs: names.slice(1) }],
      accounts.slice(0, identities.length).map(({ kind, value }, place) => ({
        id: identities[place] ?? '',
        kind,
        lookAlikeKey: lookAlikeKey(value),
      })),
    )
    await db.query({
      name: 'index',
      text: 'SELECT write_index($1, $2, $3, $4)',
      values: [declaration, JSON.stringify(made.names), JSON.stringify(made.identities), matcherVersion],
    })
    times.push(performance.now() - began)
    await db.query('ROLLBACK')
  }
  report.goal(
    'index: p95 of what it adds to a send',
    percentile(times, 0.95),
    { atMost: 10 },
    `p50 ${percentile(times, 0.5).toFixed(2)} ms, ${times.length} contacts with two or three accounts`,
    ' ms',
  )
  const { rows: sizes } = await db.query<{ name: string; bytes: string; rows: string }>(
    `SELECT c.relname AS name, pg_total_relation_size(c.oid) AS bytes, c.reltuples::bigint AS rows FROM pg_class c
     WHERE c.relname = ANY (ARRAY['name_word', 'name_word_new', 'name_entry', 'identity_entry']) ORDER BY c.relname`,
  )
  const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`
  const total = sizes.reduce((sum, { bytes }) => sum + Number(bytes), 0)
  report.figure(
    'index: size',
    `${megabytes(total)}: ${sizes.map((each) => `${each.name} ${megabytes(Number(each.bytes))} (${Number(each.rows).toLocaleString('en-GB')} rows)`).join(', ')}`,
    { bytes: total },
  )
}
