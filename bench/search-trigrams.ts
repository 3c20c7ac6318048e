import type pg from 'pg'
import { normalisedName } from '#lib/matching/name-tokens.ts'
import { percentile } from './measure.ts'
import type { Report } from './report.ts'
import { type Bench, every, type Recall } from './search-measure.ts'

/** The usual way to find names in PostgreSQL, on the same names read in the same way, in the same run: trigrams and an index. */
export async function measureTrigrams(
  db: pg.Client,
  { evaluation }: Bench,
  targets: ReadonlyMap<number, string>,
  own: Recall,
  report: Report,
): Promise<void> {
  await db.query('CREATE EXTENSION IF NOT EXISTS pg_trgm')
  await db.query("SET maintenance_work_mem = '512MB'")
  await db.query('CREATE INDEX IF NOT EXISTS bench_trigrams ON name_entry USING gin (text gin_trgm_ops)')
  await db.query('SET pg_trgm.similarity_threshold = 0.3')
  await db.query('SET enable_seqscan = off')
  const times: number[] = []
  let hits = 0
  const asked = every(evaluation.queries, 6)
  for (const { query, target } of asked) {
    const began = performance.now()
    const { rows } = await db.query<{ declaration_id: string }>({
      name: 'trigrams',
      text: 'SELECT declaration_id FROM name_entry WHERE text % $1 ORDER BY similarity(text, $1) DESC LIMIT 10',
      values: [normalisedName(query) ?? ''],
    })
    times.push(performance.now() - began)
    if (rows.some((row) => row.declaration_id === targets.get(target))) hits += 1
  }
  await db.query('DROP INDEX bench_trigrams')
  const p95 = percentile(times, 0.95)
  report.goal(
    'names: p95 against trigrams',
    own.p95 / p95,
    { atMost: 0.35 },
    `trigrams p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ${asked.length} queries`,
  )
  report.goal(
    'names: recall against trigrams',
    own.all / (hits / asked.length),
    { atLeast: 1 },
    `trigrams find ${(hits / asked.length).toFixed(3)} of all`,
  )
}
