import { type PlatformCode, platformOf } from './platforms.ts'
import { foldCase, plain } from './typed-text.ts'

/**
 * `profile` is an account on a platform that was named or is certain from the form, however it was written; `handle` is a name
 * whose platform is not known. `unknown` is whatever could not be read: it is declared all the same, as written.
 */
export const identityKinds = [
  'profile',
  'handle',
  'group',
  'invite',
  'phone',
  'email',
  'link',
  'unknown',
] as const
export type IdentityKind = (typeof identityKinds)[number]

/** How a text was read, apart from the text. */
export type Reading = {
  readonly kind: IdentityKind
  readonly platform: PlatformCode | null
  /** As it is shown: case kept, without `@`. Null where there is no name (a link, an invitation). */
  readonly handle: string | null
  /** The canonical form: equal things have equal values. */
  readonly value: string
  readonly confidence: 'sure' | 'guess'
}

export type ParsedIdentity = Reading & {
  /** Exactly what was typed, but for NUL, which no database keeps. */
  readonly raw: string
  /** For "We read this as …": `@x on Discord`. */
  readonly readAs: string
}

/** What shows a reading: the name, or the canonical form where there is no name that says enough. */
export function shownForm({ kind, handle, value }: Pick<Reading, 'kind' | 'handle' | 'value'>): string {
  if (handle === null) return value
  if (kind !== 'group' || handle.startsWith('r/')) return handle
  // A group is shown by its address, and where it has none by its name.
  return plain(foldCase(handle)) === value ? `group “${handle}”` : value
}

/** The reading in words. */
export function inWords(reading: Reading): string {
  const platform = platformOf(reading.platform)
  const shown = shownForm(reading)
  const on = platform ? ` on ${platform.label}` : ''
  switch (reading.kind) {
    case 'profile':
      return `${named(shown, platform?.at !== false, platform?.code)}${on}`
    case 'handle':
      return `${named(shown, true)}, platform not known`
    case 'group':
      return shown.startsWith('r/')
        ? `${shown}${on}`
        : `the ${shown.startsWith('group “') ? '' : 'group '}${shown}${on}`
    case 'invite':
      return `the invitation ${shown}${on}`
    case 'phone':
      return `the telephone number ${shown}${platform && platform.code !== 'phone' ? on : ''}`
    case 'email':
      return `the e-mail address ${shown}${platform && platform.code !== 'email' ? on : ''}`
    case 'link':
      return `the page ${shown}${on}`
    case 'unknown':
      return `“${shown}”`
  }
}

function named(handle: string, at: boolean, code?: PlatformCode): string {
  if (/\s/.test(handle)) return `“${handle}”`
  if (code === 'reddit') return `u/${handle}`
  return at && !/^\d+$|[#:]/.test(handle) ? `@${handle}` : handle
}
