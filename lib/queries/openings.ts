import { now } from '#lib/clock.ts'

// A page that is drawn again with what came of its form shows what was opened already. Only this process's own memory
// of a recorded opening counts for that, so that no request can talk its way past the record.
const longest = 60 * 60_000
const most = 5_000
const recorded = new Map<string, number>()

/**
 * Whether an opening of this record in this session needs no event of its own, because it was recorded within the hour and
 * the page is only drawn again. Remembers the opening otherwise.
 */
export function wasOpenedJustNow(sessionId: string, declarationId: string, again: boolean): boolean {
  const key = `${sessionId} ${declarationId}`
  const at = now().getTime()
  const last = recorded.get(key)
  if (again && last !== undefined && at - last < longest) return true
  if (recorded.size >= most) recorded.clear()
  recorded.set(key, at)
  return false
}
