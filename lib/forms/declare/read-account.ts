import type { DeclaredIdentity } from '#lib/domain/declared.ts'
import { inWords } from '#lib/domain/identities/identity.ts'
import { platformLabel } from '#lib/domain/identities/platforms.ts'
import { parseIdentity } from '#lib/identities/parse.ts'

export type AccountRead = DeclaredIdentity & { readonly readAs: string }

/**
 * Reads an account from what was typed and, where given, the platform beside it. A platform that the portal does not know is
 * as good as any: its name is kept with the raw text.
 */
export function readAccount(raw: string, platform: string): AccountRead {
  const named = platform.trim()
  if (/^(?:not known|unknown|i do not know|do not know|don[’']t know)$/i.test(named))
    return onUnknownPlatform(raw, null)
  const hint = named === '' ? null : parseIdentity(`someone on ${named}`).platform
  if (named === '' || hint !== null) {
    const read = parseIdentity(raw, { platform: hint })
    return {
      raw: named === '' || read.platform === hint ? raw : `${raw} (${named})`,
      kind: read.kind,
      platform: read.platform,
      handle: read.handle,
      value: read.value,
      readAs: read.readAs,
    }
  }
  return onUnknownPlatform(raw, named)
}

function onUnknownPlatform(raw: string, named: string | null): AccountRead {
  const read = parseIdentity(raw)
  // Read as an account of a platform that it is not on: only the name is left of that.
  const again = read.kind === 'profile' && read.handle !== null ? parseIdentity(read.handle) : read
  const name = again.handle ?? again.value
  const reading =
    again.kind === 'profile'
      ? { kind: 'handle', handle: name, value: name.toLowerCase() }
      : { kind: again.kind, handle: again.handle, value: again.value }
  const words = inWords({
    kind: again.kind === 'profile' ? 'handle' : again.kind,
    platform: null,
    handle: reading.handle,
    value: reading.value,
    confidence: 'guess',
  }).replace(/, platform not known$/, '')
  if (named === null) return { raw, ...reading, platform: null, readAs: `${words}, platform not known` }
  return { raw: `${raw} (${named})`, ...reading, platform: null, readAs: `${words} on ${named}` }
}

/** The platform an account was read to be on, in words. */
export function platformRead({ platform }: Pick<DeclaredIdentity, 'platform'>): string | null {
  return platformLabel(platform)
}
