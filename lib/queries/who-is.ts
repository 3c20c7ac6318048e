import { now } from '#lib/clock.ts'
import { whoIs as readWhoIs, type Signed } from '#lib/db/request.ts'
import type { SessionToken } from '#lib/reader.ts'

export type NavigationCounts = {
  /** Declarations that wait for this person's decision as a line manager; null when they manage nobody and hold none. */
  readonly reviews: number | null
  readonly notices: number
}

/** The person of a session and what needs them. @throws SessionEnded */
export async function whoIs(token: SessionToken): Promise<Signed & { readonly counts: NavigationCounts }> {
  const { needs, ...signed } = await readWhoIs(token, now())
  const { needed, manages, notices } = needs
  return { ...signed, counts: { reviews: manages ? needed : null, notices } }
}
