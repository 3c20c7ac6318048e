import { randomUUID } from 'node:crypto'
import { answers, draftWith } from '#lib/domain/draft.fixture.ts'
import { loadPolicy } from '#lib/queries/policy.ts'
import { connected } from '../scripts/database/databases.ts'
import { type BenchDatabase, idOf, tokenOf } from './database.ts'

export type Written = { readonly id: string; readonly token: string }

/** Complete drafts, each of the next person in turn; people 1 to 9 of every ten, who have a line manager. */
export async function writeDrafts({ url }: BenchDatabase, count: number, people: number): Promise<Written[]> {
  const { body } = await loadPolicy('categories')
  const draft = draftWith({ work: { ...answers.work, 'warning[]': [body.warnings.lookup.version] } })
  const drafts = Array.from({ length: count }, (_, index) => {
    const person = 10 + Math.floor((index % people) / 9) * 10 + 1 + ((index % people) % 9)
    return { id: randomUUID(), person: idOf(person), token: tokenOf(person) }
  })
  await connected(url, (db) =>
    db.query(
      `INSERT INTO draft (id, person_id, answers, place, version, created_at, updated_at)
       SELECT id, person, $3::jsonb, 'reviewer', 7, now(), now() FROM unnest($1::uuid[], $2::uuid[]) AS x (id, person)`,
      [drafts.map(({ id }) => id), drafts.map(({ person }) => person), JSON.stringify(draft)],
    ),
  )
  return drafts
}
