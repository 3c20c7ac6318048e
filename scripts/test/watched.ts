import { readFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import type { Day } from '../../lib/domain/days.ts'
import { seedPolicy } from '../../prisma/seed/directory.ts'

const sql = readFileSync(path.join(import.meta.dirname, 'watched.sql'), 'utf8')

export type Watched = {
  readonly people: number
  readonly conditions: number
  /** Between two checks of a condition. */
  readonly weeks: number
  /** The day before the first check. */
  readonly day: Day
}

/** Fills an empty, migrated database with people and conditions in force, for the clock. As the superuser. */
export async function fillWatched(db: pg.Client, { people, conditions, weeks, day }: Watched): Promise<void> {
  await seedPolicy(db)
  await db.query('SET session_replication_role = replica')
  await db.query(
    sql.replaceAll(/\$([1-4])/g, (_, place: string) =>
      literal([people, conditions, weeks, day][Number(place) - 1]),
    ),
  )
  await db.query('RESET session_replication_role')
  await db.query('VACUUM ANALYZE')
}

/** Numbers and days only: the statement has no parameters, so that it is planned for these sizes. */
function literal(value: number | string | undefined): string {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return `'${value}'`
  throw new Error('neither a number nor a day')
}
