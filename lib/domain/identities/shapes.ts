import { decoded, type Link } from './link.ts'
import type { Platform } from './platforms.ts'
import { plain } from './typed-text.ts'

export type ShapeKind = 'post' | 'phone' | 'invite' | 'group' | 'profile'

/** What a link of a platform points at. `name` is the handle, number or id; `form` the one form of it, null where the name is that. */
export type Shaped = { readonly kind: ShapeKind; readonly name: string; readonly form: string | null }

// From the particular to the general: a bare `:handle` comes last.
const order: readonly ShapeKind[] = ['post', 'phone', 'invite', 'group', 'profile']

const reservedEverywhere = new Set(
  'about account accounts api app apps blog contact directory discover download events explore features feed help hashtag home i intent jobs legal login logout messages notifications oauth policies press pricing privacy register search settings share signin signup support tag tags terms topic topics trending watch'.split(
    ' ',
  ),
)

type Pattern = {
  readonly host: string | null
  readonly path: readonly string[]
  readonly query: readonly string[]
  readonly form: string | null
}

const compiled = new Map<string, Pattern>()

function compile(shape: string): Pattern {
  const known = compiled.get(shape)
  if (known) return known
  const [pattern = '', form = null] = shape.split(' => ')
  const [, host = null, rest = pattern] = /^\/\/([^/]+)\/?(.*)$/.exec(pattern) ?? []
  const [path = '', query = ''] = rest.split('?')
  const result = { host, path: path.split('/').filter(Boolean), query: query ? query.split('=') : [], form }
  compiled.set(shape, result)
  return result
}

/** Reads a link by the shapes of its platform; null where it is a page of the platform and nobody's. */
export function shapeOf(platform: Platform, link: Link): Shaped | null {
  const fragment = platform.fragment && link.fragment !== '' ? `#${link.fragment}`.split('/') : []
  const path = [...link.path, ...fragment]
  for (const kind of order)
    for (const shape of platform[kind] ?? []) {
      const pattern = compile(shape)
      const name = match(pattern, link, path, platform)
      if (name === null) continue
      if (kind === 'profile' && platform.servers && !name.includes('@'))
        return { kind, name: `${name}@${link.host}`, form: null }
      if (kind === 'profile' || kind === 'phone') return { kind, name, form: null }
      const home = platform.servers ? link.host : (platform.hosts?.[0] ?? link.host)
      const form = pattern.form ?? `${pattern.host ?? home}/${shapePath(pattern)}`
      return { kind, name, form: form.replace(/:(?:id|handle)/, () => name) }
    }
  return null
}

function shapePath(pattern: Pattern): string {
  const query = pattern.query.length > 0 ? `?${pattern.query.join('=')}` : ''
  return pattern.path.join('/') + query
}

function match(pattern: Pattern, link: Link, path: readonly string[], platform: Platform): string | null {
  let name: string | null = ''
  if (pattern.host?.startsWith(':')) {
    const rest = pattern.host.slice(pattern.host.indexOf('.'))
    if (!link.host.endsWith(rest) || link.host.length === rest.length) return null
    const sub = link.host.slice(0, -rest.length)
    if (sub.includes('.') || sub === 'm' || sub === 'mobile') return null
    name = pattern.path.length > 0 ? '' : sub
  } else if (pattern.host !== null && link.host !== pattern.host && link.host !== `m.${pattern.host}`)
    return null

  for (const [position, part] of pattern.path.entries()) {
    const typed = path[position]
    if (typed === undefined) return null
    if (part === '*') continue
    const slot = part.search(/:(?:id|handle|phone)$/)
    if (slot < 0) {
      if (typed.toLowerCase() !== part.toLowerCase()) return null
      continue
    }
    if (!decoded(typed).toLowerCase().startsWith(part.slice(0, slot))) return null
    name = nameIn(decoded(typed).slice(slot), part.slice(slot))
    if (name === null) return null
    if (position === 0 && slot === 0 && part !== ':phone' && isReserved(platform, name)) return null
  }
  const [key, slot] = pattern.query
  if (key !== undefined) {
    const value = link.query.find(([each]) => each.toLowerCase() === key)?.[1]
    if (!value || !slot) return null
    return nameIn(decoded(value.replaceAll('+', slot === ':phone' ? ' ' : '+')), slot)
  }
  return name
}

function isReserved(platform: Platform, name: string): boolean {
  const folded = name.toLowerCase()
  return reservedEverywhere.has(folded) || (platform.reserved ?? []).includes(folded)
}

/** The name in one part of a path; null where it cannot be one. */
function nameIn(part: string, slot: string): string | null {
  const name = plain(part)
  if (slot === ':phone')
    return /^\+?[\d\s().-]{7,24}$/.test(name) && /\d{7}/.test(name.replace(/\D/g, '')) ? name : null
  if (slot === ':handle') {
    const handle = name.replace(/^@+/, '')
    return isName(handle) ? handle : null
  }
  return isName(name) ? name : null
}

/** Whether a text can stand as a name by itself: one word with a letter, digit or sign in it, and no part of an address. */
export function isName(text: string): boolean {
  return text.length <= 200 && /^[^\s/\\?#@<>"“”«»`|[\]{}]+$/u.test(text) && /[\p{L}\p{N}\p{S}_]/u.test(text)
}
