import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { whoIs } from '#lib/queries/who-is.ts'
import { SessionEnded, type SessionToken } from '#lib/reader.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { closeClients } from './clients.ts'
import { tokenHash } from './request.ts'
import { closeSession, closeSignIn, openSession, personBySubject } from './sign-in.ts'

let force: Force
beforeAll(async () => {
  force = await openForce()
})
afterAll(async () => {
  delete process.env.CLOCK_OFFSET_MS
  await Promise.all([force.close(), closeClients(), closeSignIn()])
})

const limits = { idleSeconds: 900, seconds: 28_800 }
const minutes = (count: number) => count * 60_000

async function signIn(subject: string, at = new Date()): Promise<SessionToken> {
  const token = randomBytes(32).toString('base64url') as SessionToken
  await openSession(force.id(subject), token, at, limits)
  return token
}

/** What the portal makes of a token some time later. */
async function stateAfter(token: SessionToken, ms: number): Promise<string> {
  process.env.CLOCK_OFFSET_MS = String(ms)
  try {
    await whoIs(token)
    return 'ok'
  } catch (error) {
    if (error instanceof SessionEnded) return error.state
    throw error
  } finally {
    delete process.env.CLOCK_OFFSET_MS
  }
}

describe('a person', () => {
  it('is whom the directory knows', async () => {
    expect(await personBySubject('amara.okafor')).toMatchObject({ id: force.id('amara.okafor'), roles: [] })
    expect((await personBySubject('imran.castle'))?.roles).toEqual(['assessor'])
  })
  it.each(['someone.unknown', '', 'AMARA.OKAFOR', "amara.okafor' OR 1=1 --"])(
    'is not anybody called %s',
    async (subject) => {
      expect(await personBySubject(subject)).toBeNull()
    },
  )
})

describe('a session', () => {
  it('lasts while it is used, and ends after fifteen idle minutes', async () => {
    const token = await signIn('amara.okafor')
    expect(await stateAfter(token, minutes(14))).toBe('ok')
    expect(await stateAfter(token, minutes(28))).toBe('ok')
    expect(await stateAfter(token, minutes(28 + 16))).toBe('expired')
  })
  it('ends for good after eight hours, however much it is used', async () => {
    const token = await signIn('amara.okafor')
    for (let at = 10; at < 8 * 60; at += 10) expect(await stateAfter(token, minutes(at))).toBe('ok')
    expect(await stateAfter(token, minutes(8 * 60 + 1))).toBe('expired')
  })
  it('is unknown a day later, or when it was never opened', async () => {
    const token = await signIn('amara.okafor')
    expect(await stateAfter(token, minutes(60 * 33))).toBe('unknown')
    expect(await stateAfter('never-opened' as SessionToken, 0)).toBe('unknown')
  })
  it('is gone at once when it is closed, and its closing is recorded', async () => {
    const token = await signIn('amara.okafor')
    await closeSession(token, new Date())
    expect(await stateAfter(token, 0)).toBe('unknown')
    const { rows } = await force.db.query(
      `SELECT type FROM audit_event WHERE object_id = $1 ORDER BY seq DESC LIMIT 1`,
      [force.id('amara.okafor')],
    )
    expect(rows).toEqual([{ type: 'signed_out' }])
  })
  it('is kept as a hash only', async () => {
    const token = await signIn('amara.okafor')
    const { rows } = await force.db.query(
      'SELECT row_to_json(s)::text AS row FROM session s WHERE token_hash = $1',
      [tokenHash(token)],
    )
    expect(rows[0].row).not.toContain(token)
  })
  it('cannot be opened for somebody who has left', async () => {
    await force.db.query('UPDATE person SET active = false WHERE id = $1', [force.id('gwen.ashby')])
    await expect(signIn('gwen.ashby')).rejects.toMatchObject({ code: '42501' })
    await force.db.query('UPDATE person SET active = true WHERE id = $1', [force.id('gwen.ashby')])
  })
})

describe('a save posted just after the session ended', () => {
  const hold = async (token: string, draftId: string, after: number) => {
    const { rows } = await force.db.query(
      `SELECT hold_save($1, $2, 'why', '{"concern":"Kept."}', $3) AS kept`,
      [tokenHash(token), draftId, new Date(Date.now() + after)],
    )
    return rows[0].kept
  }
  it('is held for the same person and their own draft, for a day', async () => {
    const { draftId } = await force.startDraft('lena.fox')
    const token = await signIn('lena.fox')
    expect(await hold(token, draftId, minutes(20))).toBe(true)
    expect(await hold(token, draftId, minutes(60 * 26))).toBe(false)
  })
  it('is not held for anybody else, nor after signing out', async () => {
    const { draftId } = await force.startDraft('lena.fox')
    expect(await hold(await signIn('dev.rao'), draftId, minutes(20))).toBe(false)
    const token = await signIn('lena.fox')
    await closeSession(token, new Date())
    expect(await hold(token, draftId, minutes(20))).toBe(false)
  })
})
