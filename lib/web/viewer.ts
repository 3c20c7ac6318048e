import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Actor, Role } from '#lib/domain/declaration.ts'
import { type NavigationCounts, whoIs } from '#lib/queries/who-is.ts'
import { type Reader, SessionEnded, type Side } from '#lib/reader.ts'
import { notHere } from './not-here.ts'
import { readSessionToken } from './session-token.ts'

/** The person a page is drawn for. */
export type Viewer = {
  readonly actor: Actor
  readonly counts: NavigationCounts
  /** When the session ends for good, and when it ends if nothing more is done. */
  readonly endsAt: Date
  readonly idleAt: Date
  /** The reader to ask queries and give commands with. */
  readonly on: (side: Side) => Reader
}

/**
 * The signed-in person, asked for once a page. Without a session the browser is sent to sign in and comes back here.
 * Permission is not judged here but by the commands, the queries and the database.
 */
export const viewer = cache(async (): Promise<Viewer> => {
  const token = await readSessionToken()
  if (!token) redirect(await signInAddress('/sign-in'))
  try {
    return { ...(await whoIs(token)), on: (side: Side) => ({ side, token }) }
  } catch (error) {
    if (!(error instanceof SessionEnded)) throw error
  }
  redirect(await signInAddress('/session-ended'))
})

/** The viewer, if they hold one of these roles; to anybody else the page is not there. */
export async function viewerWith(...roles: readonly Role[]): Promise<Viewer> {
  const person = await viewer()
  if (!roles.some((role) => person.actor.roles.includes(role))) notHere()
  return person
}

async function signInAddress(page: '/sign-in' | '/session-ended'): Promise<string> {
  const path = (await headers()).get('x-portal-path')
  return path?.startsWith('/') && path !== '/' ? `${page}?to=${encodeURIComponent(path)}` : page
}
