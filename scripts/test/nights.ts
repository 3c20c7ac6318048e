import pg from 'pg'
import { addDays, toDay } from '../../lib/domain/days.ts'
import { type ClockRun, runClock } from '../../lib/jobs/clock.ts'
import { testDatabase } from './database.ts'
import type { Force } from './force.ts'

/** Nights that pass over a test's force, counted in days from today. */
export type Nights = {
  readonly jobs: pg.Pool
  /** Runs the clock on that day; null where it has run already. */
  readonly clockOn: (days: number) => Promise<ClockRun | null>
  /** Lets the days pass one by one, as they do. */
  readonly until: (days: number, from?: number) => Promise<void>
  /** Forgets which days are over: records made since have not lived through them. */
  readonly again: () => Promise<void>
  /** Who was told what of a record, in order: “paula.reyes review_due”. */
  readonly told: (reference: string) => Promise<string[]>
  /** Later days are over for nobody else. */
  readonly close: () => Promise<void>
}

export function openNights(force: Force): Nights {
  const jobs = new pg.Pool({ connectionString: testDatabase().jobs, max: 3 })
  const today = toDay(new Date())
  const again = async () => void (await force.db.query('DELETE FROM clock_run'))
  const clockOn = async (days: number) => {
    const db = await jobs.connect()
    try {
      return await runClock(db, new Date(`${addDays(today, days)}T12:00:00Z`)) // noon in London, or an hour later
    } finally {
      db.release()
    }
  }
  return {
    jobs,
    clockOn,
    again,
    until: async (days, from = 0) => {
      for (let day = from; day <= days; day++) await clockOn(day)
    },
    told: async (reference) => {
      const { rows } = await force.db.query<{ told: string }>(
        `SELECT p.subject || ' ' || n.kind AS told FROM notice n JOIN person p ON p.id = n.person_id WHERE n.reference = $1 ORDER BY n.at, told`,
        [reference],
      )
      return rows.map((row) => row.told)
    },
    close: async () => {
      await again()
      await jobs.end()
    },
  }
}
