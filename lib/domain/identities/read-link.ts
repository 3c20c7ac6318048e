import { asWebAddress } from './app-links.ts'
import type { Reading } from './identity.ts'
import { canonicalLink, decoded, type Link, splitLink } from './link.ts'
import { type Platform, type PlatformCode, platformAt } from './platforms.ts'
import { profileOf } from './profile.ts'
import { type Shaped, shapeOf } from './shapes.ts'
import type { Tools } from './tools.ts'
import { bare, foldCase, plain } from './typed-text.ts'

// A bare `name.suffix` is an address where the suffix is one of these; `kev.fit` or `night.ninja` is rather a name.
const commonSuffixes = new Set(
  'com org net edu gov info biz io co uk co.uk org.uk ac.uk gov.uk police.uk me.uk ltd.uk eu ie de fr nl es it us ca au com.au co.nz tv app dev'.split(
    ' ',
  ),
)

/** The addresses in a text, as tokens; the certain ones (with scheme or path) apart from `example.com`. */
export function linksIn(
  tokens: readonly string[],
  tools: Tools,
): { hard: readonly Link[]; soft: readonly Link[] } {
  const hard: Link[] = []
  const soft: Link[] = []
  for (const token of tokens) {
    const at = token.search(/h(?:tt|xx)ps?:\/{1,3}/i)
    const text = asWebAddress(bare(at > 0 ? token.slice(at) : token))
    const link = splitLink(text)
    if (!link) continue
    const deep = link.path.length > 0 || link.query.length > 0 || link.fragment !== ''
    const known = platformAt(link.host) !== null
    if (link.scheme !== null || (known && deep)) hard.push(link)
    else if (known) soft.push(link)
    else if (!tools.publicSuffix(link.host)) continue
    else if (deep || /^www\./i.test(text)) hard.push(link)
    else if (commonSuffixes.has(tools.publicSuffix(link.host) ?? '')) soft.push(link)
  }
  return { hard, soft }
}

/** Reads an address by the shapes of its platform. @param hint the platform that the person chose, for a site that is not known */
export function readLink(link: Link, hint: PlatformCode | null, tools: Tools): Reading {
  const behind = redirected(link)
  if (behind) return readLink(behind, hint, tools)
  const platform = platformAt(link.host)
  const federated = fediverse(link, platform)
  if (federated) return federated
  if (!platform) return page(link, hint, tools)
  const shaped = shapeOf(platform, link)
  if (!shaped) return page(link, platform.code, tools)
  return shapedReading(shaped, platform, link, hint, tools)
}

// Pages that only pass on to another address, which is the one meant.
const redirectors =
  /^(?:lm?\.(?:facebook|instagram|messenger)\.com\/(?:l\.php)?|(?:m\.)?(?:facebook\.com\/flx\/warn|youtube\.com\/redirect)|google\.(?:com|co\.uk)\/url|out\.reddit\.com\/?.*)\/?$/i

function redirected(link: Link): Link | null {
  if (!redirectors.test(`${link.host}/${link.path.join('/')}`)) return null
  const target = link.query.find(([key]) => /^(?:u|q|url)$/i.test(key))?.[1]
  const behind = target ? splitLink(decoded(target)) : null
  // One step only: what passes on twice is shown as it is.
  return behind?.scheme && !redirectors.test(`${behind.host}/${behind.path.join('/')}`) ? behind : null
}

function shapedReading(
  shaped: Shaped,
  platform: Platform,
  link: Link,
  hint: PlatformCode | null,
  tools: Tools,
): Reading {
  const confidence = hint !== null && hint !== platform.code ? 'guess' : 'sure'
  const { code } = platform
  switch (shaped.kind) {
    case 'post':
      return page(link, code, tools)
    case 'phone': {
      const digits = shaped.name.replace(/\D/g, '')
      const number = tools.phone(digits.startsWith('0') ? digits : `+${digits}`)
      return number
        ? { kind: 'phone', platform: code, handle: number.shown, value: number.value, confidence }
        : page(link, code, tools)
    }
    case 'invite':
      return {
        kind: 'invite',
        platform: code,
        handle: null,
        value: shaped.form ?? canonicalLink(link),
        confidence,
      }
    case 'group': {
      const form = shaped.form ?? canonicalLink(link)
      // A form without a host is a name of its own (`r/name`).
      return platformAt(form.slice(0, form.search(/\/|$/)))
        ? { kind: 'group', platform: code, handle: shaped.name, value: form, confidence }
        : { kind: 'group', platform: code, handle: form, value: foldCase(form), confidence }
    }
    case 'profile':
      return profileOf(code, shaped.name, confidence)
  }
}

function page(link: Link, platform: PlatformCode | null, tools: Tools): Reading {
  const host = platformAt(link.host) ? link.host.replace(/^(?:m|mobile|touch)\.(?=.+\..)/, '') : link.host
  const short = canonicalLink(link, host)
  // Where the short form would not be taken for an address again, the scheme stays.
  const { hard, soft } = linksIn([short], tools)
  const value = hard.length + soft.length > 0 || short === '' ? short : `https://${short}`
  return { kind: 'link', platform, handle: null, value: value.slice(0, 1000), confidence: 'sure' }
}

/** `https://server/@name`, on servers known and unknown: the fediverse has no list of its own. */
function fediverse(link: Link, platform: Platform | null): Reading | null {
  if (platform && platform.code !== 'mastodon') return null
  const [first = '', second = ''] = link.path.map((part) => plain(decoded(part)))
  const [, name, server] =
    /^@([\w.-]+)(?:@([\w-]+(?:\.[\w-]+)+))?$/.exec(platform && first === 'users' ? `@${second}` : first) ?? []
  if (!name || !link.host.includes('.')) return null
  return profileOf('mastodon', `${name}@${(server ?? link.host).toLowerCase()}`, platform ? 'sure' : 'guess')
}

/** A text that stands for a path on the platform chosen: `groups/name` with Facebook. */
export function readPath(text: string, hint: Platform, tools: Tools): Reading | null {
  const host = hint.hosts?.[0]
  if (!host || !/^\/?[\w.-]+\/[^\s]+$/.test(text)) return null
  const link = splitLink(`${host}/${text.replace(/^\//, '')}`)
  const shaped = link && shapeOf(hint, link)
  return link && shaped && shaped.kind !== 'post' ? shapedReading(shaped, hint, link, hint.code, tools) : null
}

/** `@name@server`, `@name:server` and `#room:server`: names that carry their server. */
export function readFederated(token: string, hint: PlatformCode | null, tools: Tools): Reading | null {
  const [, name, at, server] = /^@([\w.=/-]+)([@:])([\w-]+(?:\.[\w-]+)+)$/.exec(token) ?? []
  if (name && server && tools.publicSuffix(server))
    return profileOf(
      hint ?? (at === '@' ? 'mastodon' : 'matrix'),
      `${name}${at}${server.toLowerCase()}`,
      'sure',
    )
  const [, room, home] = /^#([\w.-]+):([\w-]+(?:\.[\w-]+)+)$/.exec(token) ?? []
  if (!room || !home || !tools.publicSuffix(home)) return null
  const group = `${room}:${home.toLowerCase()}`
  return {
    kind: 'group',
    platform: 'matrix',
    handle: group,
    value: `matrix.to/#/#${group}`,
    confidence: 'sure',
  }
}
