import { readFileSync } from 'node:fs'
import path from 'node:path'
import { buildDir, origin, sessionCookie } from './portal.ts'

/** What a request is sent with; `origin: null` sends none. */
export type Sent = { readonly token?: string | null; readonly origin?: string | null }

export type Answer = { readonly status: number; readonly location: string | null; readonly body: string }

/** A server action of the build: where it stands, and the id under which anybody may post it. */
export type BuiltAction = {
  readonly id: string
  readonly file: string
  readonly name: string
  readonly pages: string[]
}

export function get(address: string, { token = null }: Sent = {}, method = 'GET'): Promise<Answer> {
  return answer(address, { method, headers: token ? { cookie: `${sessionCookie}=${token}` } : {} })
}

/** The server actions of the build, as anybody finds them in the pages' scripts. */
export function builtActions(): readonly BuiltAction[] {
  const file = path.join(buildDir, 'server', 'server-reference-manifest.json')
  const { node, edge } = JSON.parse(readFileSync(file, 'utf8')) as {
    node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>
    edge: Record<string, unknown>
  }
  if (Object.keys(edge).length > 0) throw new Error('no action belongs on the edge runtime')
  return Object.entries(node).map(([id, { filename, exportedName, workers }]) => ({
    id,
    file: filename,
    name: exportedName,
    pages: Object.keys(workers),
  }))
}

export type Fields = Readonly<Record<string, string | readonly string[]>>

/** Posts a form to a server action as a page with scripts does. */
export function post(address: string, id: string, fields: Fields, sent: Sent = {}): Promise<Answer> {
  const body = new FormData()
  for (const [name, value] of entries(fields)) body.append(`_1_${name}`, value)
  body.append('0', JSON.stringify([{ errors: {}, values: {} }, '$K1']))
  return answer(address, {
    method: 'POST',
    body,
    headers: { ...identity(sent), 'next-action': id, accept: 'text/x-component' },
  })
}

/** Posts it as a page without scripts does. */
export function postPlainly(address: string, id: string, fields: Fields, sent: Sent = {}): Promise<Answer> {
  const body = new FormData()
  body.append('$ACTION_REF_1', '')
  body.append('$ACTION_1:0', JSON.stringify({ id, bound: '$@1' }))
  body.append('$ACTION_1:1', JSON.stringify([{ errors: {}, values: {} }]))
  body.append('$ACTION_KEY', 'k1')
  for (const [name, value] of entries(fields)) body.append(name, value)
  return answer(address, { method: 'POST', body, headers: identity(sent) })
}

/** Any request at all. */
export async function answer(address: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(`${origin}${address}`, { redirect: 'manual', ...init })
  const location = response.headers.get('x-action-redirect') ?? response.headers.get('location')
  return { status: response.status, location, body: await response.text() }
}

function identity({ token = null, origin: from = origin }: Sent): Record<string, string> {
  return { ...(token && { cookie: `${sessionCookie}=${token}` }), ...(from && { origin: from }) }
}

function* entries(fields: Fields): Iterable<[string, string]> {
  for (const [name, value] of Object.entries(fields))
    for (const each of typeof value === 'string' ? [value] : value) yield [name, each]
}
