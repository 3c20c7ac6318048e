import type { PlatformFamily, PlatformRow } from './platform-row.ts'
import { datingPlatforms } from './platforms-dating.ts'
import { messagingPlatforms } from './platforms-messaging.ts'
import { otherPlatforms } from './platforms-other.ts'
import { playPlatforms } from './platforms-play.ts'
import { socialPlatforms } from './platforms-social.ts'
import { workPlatforms } from './platforms-work.ts'

const rows = [
  ...socialPlatforms,
  ...messagingPlatforms,
  ...playPlatforms,
  ...datingPlatforms,
  ...workPlatforms,
  ...otherPlatforms,
] as const

export type PlatformCode = (typeof rows)[number]['code']
export type Platform = PlatformRow & { readonly code: PlatformCode }

/** Every platform the portal knows by name. One that it does not know is no obstacle: its code is null, its name stays in the raw text. */
export const platforms: readonly Platform[] = rows

const byCode = new Map<string, Platform>(platforms.map((platform) => [platform.code, platform]))
const byHost = new Map(
  platforms.flatMap((platform) => (platform.hosts ?? []).map((host) => [host, platform] as const)),
)

export function isPlatformCode(code: string): code is PlatformCode {
  return byCode.has(code)
}

/** The platform of a code; null for a code of another day. */
export function platformOf(code: string | null | undefined): Platform | null {
  return (code && byCode.get(code)) || null
}

/** "Discord". A code of another day is shown as it is. */
export function platformLabel(code: string): string
export function platformLabel(code: string | null): string | null
export function platformLabel(code: string | null): string | null {
  return code === null ? null : (byCode.get(code)?.label ?? code)
}

/** The platform a host belongs to, its regional and mobile subdomains included; null where it is none of them. */
export function platformAt(host: string): Platform | null {
  for (let rest = host; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    const platform = byHost.get(rest)
    if (platform) return platform
  }
  return null
}

/** Families in words, for lists and statistics, in the order of lists. */
export const familyWords: Readonly<Record<PlatformFamily, string>> = {
  social: 'Social networks',
  messaging: 'Messages and calls',
  dating: 'Dating',
  gaming: 'Games',
  video: 'Video and music',
  forum: 'Forums',
  work: 'Work',
  other: 'Other',
}

/** The platforms for a list to choose from: by family, then by label. */
export function platformsByFamily(): readonly {
  readonly family: string
  readonly platforms: readonly Platform[]
}[] {
  const sorted = [...platforms].sort((a, b) => a.label.localeCompare(b.label, 'en-GB'))
  return Object.entries(familyWords).map(([family, words]) => ({
    family: words,
    platforms: sorted.filter((platform) => platform.family === family),
  }))
}
