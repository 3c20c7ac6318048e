import { readEmail, readPhone } from './contact.ts'
import { inWords, type ParsedIdentity, type Reading, shownForm } from './identity.ts'
import { statedPlatform } from './mentions.ts'
import { type PlatformCode, platformAt, platformOf } from './platforms.ts'
import { groupNamed, handleOf, profileOf } from './profile.ts'
import { linksIn, readFederated, readLink, readPath } from './read-link.ts'
import { isTelling, readMention } from './read-words.ts'
import { isName } from './shapes.ts'
import type { Tools } from './tools.ts'
import { bare, foldCase, longestRead, plain } from './typed-text.ts'

/**
 * Reads what a person pasted or typed as an online identity. Total: every text is read as something, if only as itself.
 * Idempotent: what it shows is read alike again. It only reads; it looks nothing up.
 */
export function readIdentity(raw: string, hint: PlatformCode | null, tools: Tools): ParsedIdentity {
  const kept = raw.replaceAll('\0', '')
  let reading = readOnce(kept, hint, tools)
  // A reading that is read otherwise when shown again gives way to that: odd texts settle after a step or two.
  for (let round = 0; round < 8; round++) {
    const next = readOnce(shownForm(reading), hintAgain(reading, hint), tools)
    if (isSame(next, reading)) break
    reading = { ...next, confidence: 'guess' }
  }
  return { ...reading, raw: kept, readAs: inWords(reading) }
}

/** With which platform chosen a shown reading is read again. */
export function hintAgain(reading: Reading, hint: PlatformCode | null): PlatformCode | null {
  return reading.kind === 'unknown' ? hint : reading.platform
}

function isSame(a: Reading, b: Reading): boolean {
  return a.kind === b.kind && a.platform === b.platform && a.handle === b.handle && a.value === b.value
}

function readOnce(typed: string, hint: PlatformCode | null, tools: Tools): Reading {
  const text = plain(typed.slice(0, longestRead))
    .replace(/\[\.\]|\(\.\)/g, '.')
    .replace(/(\S) #(\d{4,6})(?!\S)/, '$1#$2')
    .replace(/, platform not known$/, '')
    .replace(/^“([^“”]*)”$/u, '$1')
  const whole = bare(text)
  if (!/[\p{L}\p{N}\p{S}_]/u.test(whole)) return asWritten(text)
  const group = /^(?:the )?group “([^“”]+)”$/u.exec(text)?.[1]
  if (group && /[\p{L}\p{N}\p{S}_]/u.test(group)) return groupNamed(hint, group)
  const stated = hint === null ? readStated(text, tools) : null
  if (stated) return stated
  const tokens = text.split(/[\s<>"“”«»`|[\]{}]+/u).filter((token) => token !== '')

  return (
    readEmail(tokens, text, hint) ??
    first(tokens, (token) => readFederated(bareEnd(token), hint, tools)) ??
    certainLink(tokens, hint, tools) ??
    readPhone(text, whole, hint, tools) ??
    (hint ? readChosen(text, whole, hint, tools) : readUnaided(text, whole, tokens, tools))
  )
}

// One word, a quoted name, or a reading of our own before `on …`: then the rest is a platform and the name stands alone.
const statable = /^(?:\S+|“[^“”]+”|the (?:telephone number|e-mail address|group|page|invitation) .+)$/u

function readStated(text: string, tools: Tools): Reading | null {
  const stated = statedPlatform(text)
  if (!stated || !statable.test(stated.before) || !/[\p{L}\p{N}\p{S}_]/u.test(stated.before)) return null
  if (/^(?:the|a|only|someone|somebody|it's|me|he|she|they|was|is|not|and|people)$/i.test(stated.before))
    return null
  const name = stated.before.replace(
    /^the (?!group “)(?:telephone number|e-mail address|group|page|invitation) /u,
    '',
  )
  return readOnce(name, stated.platform.code, tools)
}

function certainLink(tokens: readonly string[], hint: PlatformCode | null, tools: Tools): Reading | null {
  const [link] = linksIn(tokens, tools).hard
  return link ? readLink(link, hint, tools) : null
}

/** The platform is chosen: what is left to find is the name. */
function readChosen(text: string, whole: string, hint: PlatformCode, tools: Tools): Reading {
  const platform = platformOf(hint)
  const path = platform && readPath(whole, platform, tools)
  if (path) return path
  if (!/\s/.test(whole)) {
    const [link] = linksIn([whole], tools).soft
    if (link && (!platform?.hosts || platformAt(link.host))) return readLink(link, hint, tools)
    return profileOf(hint, whole, 'sure')
  }
  const labelled = afterLabel(text)
  if (labelled) return profileOf(hint, labelled, 'sure')
  const mention = readMention(text, hint)
  if (mention && mention.kind !== 'unknown') return mention
  const marked = loneMark(text)
  if (marked) return profileOf(hint, marked, 'guess')
  return whole.length <= 100 ? profileOf(hint, whole, 'guess') : { ...asWritten(text), platform: hint }
}

function readUnaided(text: string, whole: string, tokens: readonly string[], tools: Tools): Reading {
  const name = readTelling(whole)
  if (name) return name
  const mention = readMention(text, null)
  if (mention && (mention.kind !== 'unknown' || /\s/.test(whole))) return mention
  const [link] = linksIn(tokens, tools).soft
  if (link) return readLink(link, null, tools)
  if (mention) return mention
  if (noName.has(foldCase(whole))) return asWritten(text)
  if (isName(whole.replace(/^@+/, ''))) return handleOf(whole)
  const marked = loneMark(text) ?? afterLabel(text) ?? nameOnUnknown(text)
  return marked ? handleOf(marked) : asWritten(text)
}

// What people write into a box that they cannot fill.
const noName = new Set(['none', 'unknown', 'n/a', 'na', 'nil', 'unsure', 'nothing', 'dunno', 'tbc'])

/** Names that tell their platform by their form alone. */
function readTelling(whole: string): Reading | null {
  const reddit = /^\/?([ur])\/([\w-]{2,40})$/i.exec(whole)
  if (reddit) return profileOf('reddit', `${reddit[1]?.toLowerCase()}/${reddit[2]}`, 'sure')
  const [, name, tag = ''] = /^@?([^\s#@/]{2,32})#([A-Za-z0-9]{3,6})$/u.exec(whole) ?? []
  if (!name) return null
  if (/^\d{4}$/.test(tag)) return profileOf('discord', `${name}#${tag}`, 'guess')
  return profileOf(/^\d{5,6}$/.test(tag) ? 'battlenet' : 'riot', `${name}#${tag}`, 'guess')
}

/** The one `@name` in a sentence. */
function loneMark(text: string): string | null {
  const marks = text.match(/(?<![\p{L}\p{N}@])@[\p{L}\p{N}_][\p{L}\p{N}_.-]*/gu) ?? []
  const [mark] = marks
  return marks.length === 1 && mark ? bare(mark) : null
}

/** `username: x`, `gamertag - x`, `goes by "x"`. */
function afterLabel(text: string): string | null {
  const label =
    /^(?:(?:his|her|their|my|the) )?(?:user ?name|handle|gamertag|screen ?name|nick(?:name)?|alias|aka|tag|user|account|profile|id|name|goes by|known as|calls (?:him|her|them)sel(?:f|ves))(?: is| name)?\s*[:=–—-]?\s+["“'‘]?([^\s"”]+)["”'’]?$/iu
  const found = label.exec(text)?.[1]
  return found && isName(bare(found)) ? bare(found) : null
}

/** `n1ght_x on Somewhere`: the site is not known, the name is plain from its form. */
function nameOnUnknown(text: string): string | null {
  const [, name] = /^(\S+) (?:on|@|\() ?\S+(?: \S+)?\)?$/u.exec(text) ?? []
  return name && isTelling(bare(name)) ? bare(name) : null
}

function asWritten(text: string): Reading {
  return {
    kind: 'unknown',
    platform: null,
    handle: null,
    value: plain(text.slice(0, 500)),
    confidence: 'guess',
  }
}

function bareEnd(token: string): string {
  return token.replace(/^[("'‘]+/u, '').replace(/[)"'’.,;!?]{1,20}$/u, '')
}

function first<T, R>(items: readonly T[], read: (item: T) => R | null): R | null {
  for (const item of items) {
    const found = read(item)
    if (found !== null) return found
  }
  return null
}
