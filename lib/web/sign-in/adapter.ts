import type { Adapter, AdapterUser } from 'next-auth/adapters'
import { now } from '#lib/clock.ts'
import { closeSession, type KnownPerson, openSession, personById, personBySubject } from '#lib/db/sign-in.ts'
import { env } from '#lib/env.ts'

/**
 * next-auth's storage over the database's own functions. It can open, read and end sessions of people whom the directory knows,
 * and nothing else: no accounts are made, and nothing that the provider hands out is kept.
 */
export const adapter: Adapter = {
  async getUserByAccount({ providerAccountId }) {
    return asUser(await personBySubject(providerAccountId))
  },
  async getUser(id) {
    return asUser(await personById(id))
  },
  // People are found by their subject alone: an address can be given to somebody else.
  async getUserByEmail() {
    return null
  },
  async createSession({ sessionToken, userId }) {
    const person = await personById(userId)
    const { staff, standards } = env().sessions
    // Whoever can read other people's records is signed out sooner.
    const inner = person?.roles.some(
      (role) => role === 'assessor' || role === 'decisionMaker' || role === 'auditor',
    )
    const { idleMinutes, hours } = inner ? standards : staff
    await openSession(userId, sessionToken, now(), { idleSeconds: idleMinutes * 60, seconds: hours * 3600 })
    // Of the cookie alone, by the machine's clock as the browser's is: it stays a day longer than the session, so that a form
    // that is posted too late still says whose it is and can be held. What a token opens, the database decides.
    return { sessionToken, userId, expires: new Date(Date.now() + (hours + 24) * 3_600_000) }
  },
  // Asked once, when somebody has just proved who they are: what this browser held before ends, whosever it was, and they get a
  // session of their own with a new token.
  async getSessionAndUser(sessionToken) {
    await closeSession(sessionToken, now())
    return null
  },
  // Idleness is measured where requests begin, in the database.
  async updateSession() {
    return null
  },
  async deleteSession(sessionToken) {
    await closeSession(sessionToken, now())
  },
  async createUser() {
    throw new Error('people come from the directory')
  },
  async updateUser() {
    throw new Error('people come from the directory')
  },
  async linkAccount() {
    return undefined
  },
}

function asUser(person: KnownPerson | null): AdapterUser | null {
  return person && { id: person.id, name: person.fullName, email: person.email, emailVerified: null }
}
