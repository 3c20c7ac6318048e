import { parse } from 'tldts'
import type { ParsedIdentity } from '#lib/domain/identities/identity.ts'
import type { PlatformCode } from '#lib/domain/identities/platforms.ts'
import { readIdentity } from '#lib/domain/identities/read.ts'
import type { Tools } from '#lib/domain/identities/tools.ts'
import { readPhoneNumber } from './phone.ts'

const tools: Tools = { phone: readPhoneNumber, publicSuffix }

/**
 * Reads what a person pasted or typed as an online identity: an address, `@name`, a number, an invitation, or words.
 * Total on any string, idempotent, and it looks nothing up anywhere.
 * @param hint the platform that the person chose, where they did; it wins over words, not over an address of another platform
 */
export function parseIdentity(
  raw: string,
  hint?: { readonly platform?: PlatformCode | null | undefined },
): ParsedIdentity {
  return readIdentity(raw, hint?.platform ?? null, tools)
}

function publicSuffix(host: string): string | null {
  if (host.length > 253 || host.length < 4) return null
  const { isIcann, domain, publicSuffix: suffix } = parse(host, { extractHostname: false })
  return isIcann === true && domain !== null ? suffix : null
}
