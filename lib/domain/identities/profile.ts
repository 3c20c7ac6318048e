import type { Reading } from './identity.ts'
import { type PlatformCode, platformOf } from './platforms.ts'
import { foldCase, plain } from './typed-text.ts'

const longestName = 200

/** An account on a platform, its name as people write it there. */
export function profileOf(platform: PlatformCode, name: string, confidence: Reading['confidence']): Reading {
  const handle = nameOn(platform, name)
  const sub = platform === 'reddit' ? /^\/?r\/([^\s/]+)$/i.exec(handle)?.[1] : undefined
  if (sub) return { kind: 'group', platform, handle: `r/${sub}`, value: foldCase(`r/${sub}`), confidence }
  return { kind: 'profile', platform, handle, value: plain(foldCase(handle)), confidence }
}

/** A group known by its name alone. */
export function groupNamed(platform: PlatformCode | null, name: string): Reading {
  const handle = plain(name.replace(/[“”]/g, ' ')).slice(0, longestName)
  return { kind: 'group', platform, handle, value: plain(foldCase(handle)), confidence: 'guess' }
}

/** A name whose platform is not known. */
export function handleOf(name: string): Reading {
  const handle = plain(name)
    .replace(/^@+\s*/, '')
    .slice(0, longestName)
  return { kind: 'handle', platform: null, handle, value: plain(foldCase(handle)), confidence: 'guess' }
}

function nameOn(code: PlatformCode, name: string): string {
  const platform = platformOf(code)
  let current = plain(name)
  const prefix = platform?.prefixes?.find((each) => current.toLowerCase().startsWith(each))
  if (prefix && current.length > prefix.length) current = current.slice(prefix.length)
  const handle = current.replace(/^@+\s*(?=.)/, '')
  const suffix = platform?.suffix
  const short = suffix && handle.toLowerCase().endsWith(suffix) ? handle.slice(0, -suffix.length) : handle
  return plain((short || handle).slice(0, longestName))
}
