import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import { tokenHash } from '#lib/db/request.ts'
import { closeSignIn } from '#lib/db/sign-in.ts'
import { whoIs } from '#lib/queries/who-is.ts'
import { SessionEnded, type SessionToken } from '#lib/reader.ts'
import { type Force, openForce } from '../../../scripts/test/force.ts'
import { adapter } from './adapter.ts'
import { authOptions } from './options.ts'

let force: Force
beforeAll(async () => {
  force = await openForce()
})
afterAll(async () => {
  await Promise.all([force.close(), closeClients(), closeSignIn()])
})

async function open(subject: string): Promise<{ token: SessionToken; expires: Date }> {
  const token = randomBytes(32).toString('base64url')
  const made = await adapter.createSession?.({
    sessionToken: token,
    userId: force.id(subject),
    expires: new Date(0),
  })
  return { token: token as SessionToken, expires: made?.expires ?? new Date(0) }
}

async function limitsOf(token: string) {
  const { rows } = await force.db.query(
    `SELECT idle_seconds / 60 AS idle, extract(epoch FROM ends_at - opened_at)::int / 3600 AS hours FROM session WHERE token_hash = $1`,
    [tokenHash(token)],
  )
  return rows[0]
}

it.each([
  ['amara.okafor', { idle: 15, hours: 8 }],
  ['imran.castle', { idle: 10, hours: 4 }],
])('gives %s a session of the length their roles allow', async (subject, limits) => {
  const { token, expires } = await open(subject)
  expect(await limitsOf(token)).toEqual(limits)
  // The cookie stays a day longer, so that a form posted too late can be held.
  expect(expires.getTime() - Date.now()).toBeGreaterThan((limits.hours + 23) * 3_600_000)
})

it('ends what the browser held before, whosever it was', async () => {
  const { token } = await open('amara.okafor')
  const { token: elsewhere } = await open('amara.okafor')
  expect(await adapter.getSessionAndUser?.(token)).toBeNull()
  await expect(whoIs(token)).rejects.toMatchObject({ state: 'unknown' })
  expect((await whoIs(elsewhere)).actor.fullName).toBe('Amara Okafor')
})

it('cuts off somebody who has left, in the middle of a session', async () => {
  const { token } = await open('gwen.ashby')
  await whoIs(token)
  const active = (is: boolean) =>
    force.db.query('UPDATE person SET active = $2 WHERE id = $1', [force.id('gwen.ashby'), is])
  await active(false)
  try {
    await expect(whoIs(token)).rejects.toBeInstanceOf(SessionEnded)
    const account = { provider: 'directory', providerAccountId: 'gwen.ashby' }
    expect(await adapter.getUserByAccount?.(account)).toBeNull()
  } finally {
    await active(true)
  }
})

it('makes no account', async () => {
  await expect(adapter.createUser?.({} as never)).rejects.toThrow('directory')
  const { signIn } = authOptions().callbacks ?? {}
  const asked = (subject: string) => signIn?.({ account: { providerAccountId: subject } } as never)
  expect(await asked('amara.okafor')).toBe(true)
  expect(await asked('someone.unknown')).toBe('/sign-in/unknown')
})

it('keeps the database’s words to itself when it cannot be asked', async () => {
  await closeSignIn()
  const { signIn } = authOptions().callbacks ?? {}
  // A subject that PostgreSQL cannot take stands for any fault of the database.
  expect(await signIn?.({ account: { providerAccountId: 'a\0b' } } as never)).toBe('/sign-in/problem')
})
