import { rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { env } from '#lib/env.ts'
import { runClock } from '#lib/jobs/clock.ts'
import { clockFile, databaseUrl, takeDatabaseOfPortal } from './portal.ts'

// The portal's processes look at the file again after a quarter of a second.
const seen = 400

/**
 * Moves the clock of the whole portal, and lets what the days bring happen, as the worker would within the minute. Only for tests that run
 * alone: everybody's session grows older with it.
 */
export async function moveClock(by: { days?: number; hours?: number; minutes?: number }): Promise<void> {
  const { days = 0, hours = 0, minutes = 0 } = by
  writeFileSync(clockFile, String(((days * 24 + hours) * 60 + minutes) * 60_000))
  await sleep(seen)
  if (days > 0) await letNightPass()
}

export async function resetClock(): Promise<void> {
  rmSync(clockFile, { force: true })
  await sleep(seen)
}

/** Another test may have been on that day before: it is run again, and each thing still told once. */
async function letNightPass(): Promise<void> {
  takeDatabaseOfPortal()
  const owner = new pg.Client({ connectionString: databaseUrl() })
  const worker = new pg.Client({ connectionString: env().databaseUrlJobs })
  await Promise.all([owner.connect(), worker.connect()])
  for (let run = null; run === null; ) {
    await owner.query('DELETE FROM clock_run')
    run = await runClock(worker) // null while the portal's own worker is at it
  }
  await Promise.all([owner.end(), worker.end()])
}
