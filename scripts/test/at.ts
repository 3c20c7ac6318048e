import type { Reader, Side } from '#lib/reader.ts'
import type { Force } from './force.ts'

/** Does something as somebody who signs in so many days from now, with the clock moved there for as long as it takes. */
export async function inDays<T>(
  force: Force,
  days: number,
  [subject, side]: readonly [string, Side],
  work: (reader: Reader) => Promise<T>,
): Promise<T> {
  const ahead = days * 86_400_000
  const token = await force.signIn(subject, new Date(Date.now() + ahead))
  process.env.CLOCK_OFFSET_MS = String(ahead)
  try {
    return await work({ side, token })
  } finally {
    delete process.env.CLOCK_OFFSET_MS
  }
}
