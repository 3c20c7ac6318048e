import { type Platform, platformAt, platforms } from './platforms.ts'
import { foldCase } from './typed-text.ts'

/** A word of a typed text, or a sign that stands between words. */
export type Word = { readonly text: string; readonly sign: boolean }

/** Where a text names a platform: the words from `start` up to `end`. */
export type Mention = {
  readonly platform: Platform
  readonly start: number
  readonly end: number
  /** Whether the wording makes it a platform: `on …`, `…:`, `(…)`. */
  readonly certain: boolean
}

const lettersOf = (text: string) =>
  foldCase(text)
    .replace(/['’]s$/, '')
    .replace(/[^\p{L}\p{N}+]+/gu, '')

type Named = { readonly platform: Platform; readonly ordinary: boolean }
const byName = new Map<string, Named>()
/** Abbreviations that count before a colon only: `sc: x`. */
const beforeColon = new Map<string, Platform>()

for (const platform of platforms) {
  const ordinary = platform.ordinary ?? false
  for (const name of platform.names ?? []) {
    if (name.endsWith(':')) beforeColon.set(lettersOf(name), platform)
    // A name of several words (*signal app*) is no ordinary word any more.
    else byName.set(lettersOf(name), { platform, ordinary: ordinary && !name.includes(' ') })
  }
  byName.set(lettersOf(platform.label), { platform, ordinary })
  byName.set(lettersOf(platform.code), { platform, ordinary })
}
for (const [name, code] of [
  ['x', 'x'],
  ['iphone', 'imessage'],
] as const) {
  const platform = platforms.find((each) => each.code === code)
  if (platform) byName.set(name, { platform, ordinary: true })
}
for (const name of ['other', 'her', 'match', 'email', 'forum']) byName.delete(name)

const longestName = 4
const before = new Set(['on', 'via', 'using', 'from', 'through', 'over', '@', '('])
const labels = new Set(
  'username user name handle id account tag gamertag profile page number nick nickname screenname channel'.split(
    ' ',
  ),
)
const owners = new Set(['my', 'his', 'her', 'their', 'your', 'the'])
const signs = new Set([':', '=', '-', '–', '—', '>', '|', '→', '/', '->', '=>', '•', '·'])

/** Splits a text into words and the signs between them. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = []
  for (const chunk of text.split(' '))
    for (const part of chunk.split(/([()])/)) {
      if (part === '') continue
      if (signs.has(part) || part === '(' || part === ')' || part === '@')
        words.push({ text: part, sign: true })
      else words.push(...parted(part))
    }
  return words
}

// `insta:x` and `snap/x` are two words, `live:x` and `and/or` are one: a platform or a label must stand before the sign.
function parted(part: string): Word[] {
  const [, name, site] = /^([^@]+)@([^@.]+)$/.exec(part) ?? []
  if (name && site && byName.has(lettersOf(site)))
    return [
      { text: name, sign: false },
      { text: '@', sign: true },
      { text: site, sign: false },
    ]
  const at = part.search(/[:=/]/)
  if (at <= 0) return [{ text: part, sign: false }]
  const left = part.slice(0, at)
  const sign = part.charAt(at)
  const right = part.slice(at + 1)
  const letters = lettersOf(left)
  const named =
    byName.has(letters) || (sign !== '/' && (beforeColon.has(letters) || labels.has(letters) || right === ''))
  if (!named || (sign === '/' && (right === '' || right.includes('/')))) return [{ text: part, sign: false }]
  return [
    { text: left, sign: false },
    { text: sign, sign: true },
    ...(right === '' ? [] : [{ text: right, sign: false }]),
  ]
}

/** The platform that a text names, if any: by preference the one at the end after *on*, else the first. */
export function mentionIn(words: readonly Word[]): Mention | null {
  const found = mentionsIn(words)
  return (
    found.findLast(({ start }) => isOn(words[start - 1]?.text)) ??
    found.find(({ certain }) => certain) ??
    found[0] ??
    null
  )
}

/** Every platform that a text names, in its order. */
export function mentionsIn(words: readonly Word[]): readonly Mention[] {
  const found: Mention[] = []
  for (let start = 0; start < words.length; start++) {
    const mention = mentionAt(words, start)
    if (!mention) continue
    found.push(mention)
    start = mention.end - 1
  }
  return found
}

function mentionAt(words: readonly Word[], start: number): Mention | null {
  for (let length = longestName; length > 0; length--) {
    const span = words.slice(start, start + length)
    if (span.length < length || span.some(({ sign, text }) => sign || /^[@#]/.test(text))) continue
    const letters = lettersOf(span.map(({ text }) => text).join(''))
    const end = start + length
    const next = words[end]
    const short = beforeColon.get(letters)
    if (short && next?.text === ':') return { platform: short, start, end, certain: true }
    const known = byName.get(letters)
    if (!known) continue
    const certain = isCertain(words, start, end)
    if (known.ordinary && !certain) continue
    return { platform: known.platform, start, end, certain }
  }
  return null
}

function isCertain(words: readonly Word[], start: number, end: number): boolean {
  const previous = words[start - 1]
  const next = words[end]
  if (isOn(previous?.text) || (next?.sign && next.text !== ')') || labels.has(foldCase(next?.text ?? '')))
    return true
  if (previous?.sign && end === words.length) return true
  return owners.has(foldCase(previous?.text ?? '')) && /^(?:is|:|=|-)$/.test(foldCase(next?.text ?? ''))
}

function isOn(text: string | undefined): boolean {
  return text !== undefined && before.has(foldCase(text))
}

const labelled = new Map(platforms.map((platform) => [foldCase(platform.label), platform]))

/** `… on Chess.com`: the part before, and the platform by its full label or its site. */
export function statedPlatform(
  text: string,
): { readonly before: string; readonly platform: Platform } | null {
  const [, before, name] = /^(.+) on ([^@]{1,60})$/i.exec(text) ?? []
  if (!before || !name) return null
  const platform =
    labelled.get(foldCase(name)) ??
    (/^[\w-]+(?:\.[\w-]+)+$/.test(name) ? platformAt(name.toLowerCase()) : null)
  return platform ? { before, platform } : null
}
