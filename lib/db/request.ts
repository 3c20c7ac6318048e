import { createHash } from 'node:crypto'
import type { Actor, Role } from '#lib/domain/declaration.ts'
import { SessionEnded, type SessionToken, type Side } from '#lib/reader.ts'
import { client } from './clients.ts'
import type { Prisma } from './generated/client.ts'

/** A transaction in which the database knows who is asking. Every read and write happens in one. */
export type Tx = Prisma.TransactionClient

export type Signed = { readonly actor: Actor; readonly endsAt: Date; readonly idleAt: Date }

type Begun = {
  state: 'ok' | 'expired' | 'unknown'
  person_id: string
  session_id: string
  full_name: string
  title: string
  staff_number: string
  roles: Role[]
  senior: boolean
  unit_code: string
  unit_kind: Actor['unitKind']
  line_manager_id: string | null
  ends_at: Date
  idle_at: Date
}

export function tokenHash(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest())
}

/**
 * Runs `work` in one transaction as the person of this session, under row security.
 * @param now the instant of the request; the database refuses one that is far from its own clock in production
 * @throws SessionEnded when the token opens no session
 */
export async function inRequest<T>(
  side: Side,
  token: SessionToken,
  now: Date,
  work: (tx: Tx, signed: Signed) => Promise<T>,
): Promise<T> {
  return client(side).$transaction(async (tx) => {
    // Identity is set by the first statement of the same transaction, and ends with it: never on a bare pooled connection.
    const [begun] = await tx.$queryRaw<Begun[]>`SELECT * FROM begin_request(${tokenHash(token)}, ${now})`
    return work(tx, signedFrom(begun))
  })
}

type Needs = { needed: number; manages: boolean; notices: number }

/** Who a session belongs to and what needs them: one statement on its own, because every page asks it. @throws SessionEnded */
export async function whoIs(token: SessionToken, now: Date): Promise<Signed & { readonly needs: Needs }> {
  const [row] = await client('web').$queryRaw<(Begun & Needs)[]>`
    SELECT * FROM who_is(${tokenHash(token)}, ${now})`
  const signed = signedFrom(row)
  return {
    ...signed,
    needs: { needed: row?.needed ?? 0, manages: row?.manages ?? false, notices: row?.notices ?? 0 },
  }
}

function signedFrom(row: Begun | undefined): Signed {
  if (row?.state !== 'ok') throw new SessionEnded(row?.state === 'expired' ? 'expired' : 'unknown')
  const actor: Actor = {
    id: row.person_id,
    sessionId: row.session_id,
    fullName: row.full_name,
    title: row.title,
    staffNumber: row.staff_number,
    roles: row.roles,
    senior: row.senior,
    unitCode: row.unit_code,
    unitKind: row.unit_kind,
    lineManagerId: row.line_manager_id,
  }
  return { actor, endsAt: row.ends_at, idleAt: row.idle_at }
}
