import type { IdentityKind } from '#lib/domain/identities/identity.ts'
import type { PlatformCode } from '#lib/domain/identities/platforms.ts'

/** As pasted; then platform, kind and handle; then the canonical value where it is not the handle. Written by hand. */
export type Form = readonly [
  raw: string,
  platform: PlatformCode | null,
  kind: IdentityKind,
  handle: string | null,
  value?: string,
]
