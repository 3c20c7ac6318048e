import pg from 'pg'
import type { Role } from '#lib/domain/declaration.ts'
import { env } from '#lib/env.ts'
import { tokenHash } from './request.ts'

// A pool and a role of its own: what runs on a page cannot open a session for somebody else.
const held = globalThis as typeof globalThis & { portalSignIn?: pg.Pool }

function pool(): pg.Pool {
  if (!held.portalSignIn) {
    held.portalSignIn = new pg.Pool({
      connectionString: env().databaseUrlSignin,
      max: 3,
      connectionTimeoutMillis: 5000,
      options: '-c statement_timeout=5000 -c lock_timeout=2000',
    })
    // A connection that breaks while idle is replaced at next use; it must not end the process.
    held.portalSignIn.on('error', () => undefined)
  }
  return held.portalSignIn
}

export type KnownPerson = {
  readonly id: string
  readonly fullName: string
  readonly email: string
  readonly roles: readonly Role[]
}

const columns = 'id, full_name AS "fullName", email, roles'

/** The person whom the directory knows under an OpenID Connect subject; null for nobody, and for somebody who has left. */
export async function personBySubject(subject: string): Promise<KnownPerson | null> {
  const { rows } = await pool().query<KnownPerson>(`SELECT ${columns} FROM signin_person($1)`, [subject])
  return rows[0] ?? null
}

export async function personById(id: string): Promise<KnownPerson | null> {
  const { rows } = await pool().query<KnownPerson>(`SELECT ${columns} FROM signin_person_by_id($1)`, [id])
  return rows[0] ?? null
}

/** Opens a session and records the sign-in. Only the token's hash is kept. */
export async function openSession(
  personId: string,
  token: string,
  now: Date,
  limits: { idleSeconds: number; seconds: number },
): Promise<void> {
  await pool().query('SELECT signin_open($1, $2, $3, $4, $5)', [
    personId,
    tokenHash(token),
    now,
    limits.idleSeconds,
    limits.seconds,
  ])
}

/** Ends a session at once, and records it. A token that opens none is no error. */
export async function closeSession(token: string, now: Date): Promise<void> {
  await pool().query('SELECT signin_close($1, $2)', [tokenHash(token), now])
}

export async function closeSignIn(): Promise<void> {
  const open = held.portalSignIn
  delete held.portalSignIn
  await open?.end()
}
