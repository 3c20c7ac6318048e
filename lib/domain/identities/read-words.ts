import type { Reading } from './identity.ts'
import { type Mention, mentionIn, mentionsIn, type Word, wordsOf } from './mentions.ts'
import type { PlatformCode } from './platforms.ts'
import { groupNamed, profileOf } from './profile.ts'
import { isName } from './shapes.ts'
import { bare, foldCase } from './typed-text.ts'

// Words around a name that are not the name.
const fillers = new Set(
  `a account add also am an and as at by called calls channel chat dm from follow followed find found go goes going got handle has have he her here
  hers him his i id im i'm in is it it's its known made message me met mine my name named nick nickname of on one our page profile screenname
  she she's he's tag that the their them they they're this through to under up us use used user username uses using via was we with you your
  gamertag gt friend code link listed online person same speak spoke talk talks talking under who whose aka a.k.a add-me ask for just now
  formerly previously called think maybe probably something like`.split(/\s+/),
)

// Words for somebody, which are no name either.
const somebody = new Set(
  'someone somebody man woman guy girl boy bloke lad lady chap person people friend friends mate colleague neighbour cousin brother sister member members group app site profile match date'.split(
    ' ',
  ),
)

/** A name as it may stand among words: one word, with a tag (`x#1234`) or part of a path (`u/x`) at most. */
function isWritten(word: string): boolean {
  return isName(word.replace(/#(?=[\p{L}\p{N}]{3,6}$)/u, '').replace(/^\/?(?:u|r|in|user)\/(?=.)/i, ''))
}

/** A platform that the words name, without reading more. */
export function mentionedIn(text: string): PlatformCode | null {
  return mentionIn(wordsOf(text))?.platform.code ?? null
}

/** `@x on Discord`, `insta: x`, `my snapchat is x`, `x (Twitch)`: a name with its platform; null where no platform is named. */
export function readMention(text: string, hint: PlatformCode | null): Reading | null {
  const words = firstOf(wordsOf(text))
  const mention = mentionIn(words)
  if (!mention) return null
  const platform = hint ?? mention.platform.code
  const group = groupBeside(words, mention)
  if (group) return groupNamed(platform, group)
  const found = nameBeside(text, words, mention)
  if (!found)
    return { kind: 'unknown', platform, handle: null, value: text.slice(0, 500), confidence: 'guess' }
  return profileOf(platform, found.name, found.sure ? 'sure' : 'guess')
}

/** `insta: x / snap: y` names two accounts: the first is read. */
function firstOf(words: readonly Word[]): readonly Word[] {
  const [first, second] = mentionsIn(words)
  const between = first && second ? words.slice(first.end, second.start) : []
  const named = between.some(({ sign, text }) => !sign && !isFiller(foldCase(bare(text))))
  return first?.start === 0 && second && named && !isOnWord(words[second.start - 1] ?? nothing)
    ? words.slice(0, second.start)
    : words
}

const nothing: Word = { text: '', sign: true }

/** `Facebook group: Hillside Harriers`, `WhatsApp group called “5-a-side”`: the name of the group. */
function groupBeside(words: readonly Word[], mention: Mention): string | null {
  const after = words.slice(mention.end)
  if (!/^(?:group|groups|server|community|group-chat|groupchat)$/i.test(bare(after[0]?.text ?? '')))
    return null
  const rest = after.slice(1)
  const from = rest.findIndex(
    ({ sign, text }) => !sign && !/^(?:chat|called|named|name|is|the)$/i.test(bare(text)),
  )
  const introduced = rest.length > 0 && (from > 0 || /^["“'‘]/.test(rest[0]?.text ?? ''))
  const name = bare(
    rest
      .slice(Math.max(from, 0))
      .map(({ text }) => text)
      .join(' '),
  ).replace(/["“”]/g, '')
  return from >= 0 && introduced && name !== '' && name.length <= 80 ? name : null
}

function nameBeside(
  text: string,
  words: readonly Word[],
  mention: Mention,
): { readonly name: string; readonly sure: boolean } | null {
  const others = mentionsIn(words)
  const alone = words.filter((_, at) => at < mention.start || at >= mention.end)
  const apart = words.filter((_, at) => !others.some(({ start, end }) => at >= start && at < end))
  const rest = apart.some(({ sign, text: word }) => !sign && !isFiller(foldCase(bare(word)))) ? apart : alone
  const said = rest.filter(({ sign, text: word }) => !sign && bare(word) !== '')
  // A year in a sentence is when, not who.
  const names = said.filter(
    ({ text: word }) =>
      !isFiller(foldCase(bare(word))) && (said.length < 3 || !/^(?:19|20)\d\d$/.test(bare(word))),
  )
  const plainly = names.length === said.length || said.every((word) => names.includes(word) || isOnWord(word))

  const marked = names.find(({ text: word }) => /^@[^@\s]/.test(bareStart(word)))
  if (marked) return { name: bare(marked.text), sure: true }
  const quoted = /["“«]([^"“”«»]{1,80})["”»]/u.exec(text)?.[1]?.trim()
  if (quoted && !mentionIn(wordsOf(quoted))) return { name: quoted, sure: plainly }
  const [only] = names
  if (names.length === 1 && only && isWritten(bare(only.text)))
    return { name: bare(only.text), sure: plainly || mention.certain }

  const behind = words.slice(mention.end)
  const [last] = behind
  if (
    behind.length === 1 &&
    last &&
    !last.sign &&
    !isFiller(foldCase(bare(last.text))) &&
    isWritten(bare(last.text))
  )
    return { name: bare(last.text), sure: false }
  const phrase = phraseBeside(words, mention)
  if (phrase) return { name: phrase, sure: false }
  const telling = names.filter(({ text: word }) => isTelling(bare(word)))
  const [told] = telling
  if (telling.length === 1 && told) return { name: bare(told.text), sure: false }
  // Nothing but little words: one of them is the name after all (`me on discord`, `insta: you`).
  const [little] = said.filter((word) => !isOnWord(word))
  if (names.length === 0 && said.filter((word) => !isOnWord(word)).length === 1 && little && mention.certain)
    return isWritten(bare(little.text)) && !somebody.has(foldCase(bare(little.text)))
      ? { name: bare(little.text), sure: false }
      : null
  return null
}

/** A name of several words: `Facebook: Kev Brown`, `Kev Brown on Facebook`, told from a sentence by its capitals or its place. */
function phraseBeside(words: readonly Word[], mention: Mention): string | null {
  const after = words.slice(mention.end)
  const colon = after.findIndex(({ sign, text }) => sign && text !== ')')
  const labelled =
    colon >= 0 && after.slice(0, colon).every(({ text }) => isFiller(foldCase(text)))
      ? after.slice(colon + 1)
      : []
  const front = words.slice(0, mention.start)
  const last = front.at(-1)
  const leading = last && (last.sign || isOnWord(last)) ? front.slice(0, -1) : front
  for (const [part, strict] of [
    [labelled, false],
    [withoutFillers(leading), true],
    [withoutFillers(after), true],
  ] as const) {
    const texts = part.filter(({ sign }) => !sign).map(({ text }) => bare(text))
    if (texts.length < 2 || texts.length > 4 || texts.length !== part.length) continue
    const capital = texts.every((text) => /^[\p{Lu}\p{Lo}\p{N}]/u.test(text) && !isFiller(foldCase(text)))
    if (capital || (!strict && texts.every((text) => !isFiller(foldCase(text))))) return texts.join(' ')
  }
  return null
}

function withoutFillers(words: readonly Word[]): readonly Word[] {
  const isName = ({ sign, text }: Word) => !sign && !isFiller(foldCase(bare(text)))
  return words.slice(words.findIndex(isName), words.findLastIndex(isName) + 1)
}

function isFiller(word: string): boolean {
  return fillers.has(word) || somebody.has(word)
}

function isOnWord({ text }: Word): boolean {
  return /^(?:on|via|@)$/i.test(text)
}

function bareStart(word: string): string {
  return word.replace(/^["'“‘(]+/u, '')
}

/** Whether a word looks like a made-up name, not like a word of a sentence. */
export function isTelling(word: string): boolean {
  return (
    isWritten(word) && /\p{L}/u.test(word) && /[\p{N}_]|(?<=[\p{L}])\.(?=[\p{L}])|\p{Ll}\p{Lu}/u.test(word)
  )
}
