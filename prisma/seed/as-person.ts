import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { tokenHash } from '../../lib/db/request.ts'
import type { SessionToken } from '../../lib/reader.ts'
import { personId } from './directory.ts'

/** Moves the clock of this process; the demo's database accepts it, one in production would not. */
export function setClock(instant: Date): void {
  process.env.CLOCK_OFFSET_MS = String(instant.getTime() - Date.now())
}

/** A session as if the person had signed in at that moment; good for a few minutes. */
export async function sessionOf(db: pg.Client, subject: string, at: Date): Promise<SessionToken> {
  const token = randomBytes(32).toString('base64url') as SessionToken
  await db.query('SELECT signin_open($1, $2, $3, 900, 3600)', [
    personId(subject),
    tokenHash(token),
    new Date(at.getTime() - 60_000),
  ])
  return token
}
