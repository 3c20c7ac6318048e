import { rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { clockFile } from './portal.ts'

// The portal's processes look at the file again after a quarter of a second.
const seen = 400

/** Moves the clock of the whole portal. Only for tests that run alone: everybody's session grows older with it. */
export async function moveClock(by: { days?: number; hours?: number; minutes?: number }): Promise<void> {
  const { days = 0, hours = 0, minutes = 0 } = by
  writeFileSync(clockFile, String(((days * 24 + hours) * 60 + minutes) * 60_000))
  await sleep(seen)
}

export async function resetClock(): Promise<void> {
  rmSync(clockFile, { force: true })
  await sleep(seen)
}
