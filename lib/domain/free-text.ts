// Control characters but for tab and line end; marks that turn the direction of what follows; the byte order mark.
const unwanted =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** Takes out what no person types on purpose: control characters, stray surrogates, bidirectional overrides. Idempotent. */
export function cleanText(raw: string): string {
  return raw.toWellFormed().replace(/\r\n?/g, '\n').replace(unwanted, '').normalize('NFC').trimEnd()
}

export const sensitiveKinds = ['vetting', 'marking', 'operation', 'informant'] as const
export type SensitiveKind = (typeof sensitiveKinds)[number]

/** One thing that a text should not contain. Policy data: no code changes when the words do. */
export type SensitivePattern = {
  readonly code: string
  readonly kind: SensitiveKind
  /** A regular expression; it matches whole words only. */
  readonly source: string
  /** `i` where case says nothing. Without it, case counts: `CHIS` is not `chis`. */
  readonly flags?: string
  /** Asked gently: the declarant decides. */
  readonly hint: string
}

export type Finding = {
  readonly code: string
  readonly kind: SensitiveKind
  readonly hint: string
  /** The words found, and where they begin in the text. */
  readonly found: string
  readonly at: number
}

/** How much of a text is searched; more is refused by the forms before. */
const longestSearched = 20_000
/** What stands before and after a whole word. */
const wordStart = String.raw`(?<![\p{L}\p{N}_])`
const wordEnd = String.raw`(?![\p{L}\p{N}_])`

const compiled = new Map<string, RegExp | null>()

/**
 * What a text seems to contain that it should not: the first place for each pattern, in the order of the text. Total: a pattern
 * that is no regular expression finds nothing.
 */
export function findSensitive(text: string, patterns: readonly SensitivePattern[]): readonly Finding[] {
  const searched = text.slice(0, longestSearched)
  return patterns
    .flatMap(({ code, kind, hint, source, flags }) => {
      const match = compile(source, flags ?? '')?.exec(searched)
      return match && match[0] !== '' ? [{ code, kind, hint, found: match[0], at: match.index }] : []
    })
    .sort((a, b) => a.at - b.at)
    .filter((finding, index, all) => !all.slice(0, index).some((earlier) => overlaps(earlier, finding)))
}

/** Two patterns of one kind that found the same words ask one question. */
function overlaps(earlier: Finding, later: Finding): boolean {
  return earlier.kind === later.kind && later.at < earlier.at + earlier.found.length
}

/** Whether a pattern can be used: it is a regular expression, and one without nested repeats, which can take forever. */
export function isUsablePattern(source: string, flags = ''): boolean {
  return (
    /^i?$/.test(flags) &&
    !/[+*}]\)*[+*{]|\([^()]*[+*][^()]*\)[+*{]/.test(source) &&
    compile(source, flags) !== null
  )
}

/** The patterns in a policy document's body; what has not their shape is left out. Total. */
export function sensitivePatterns(body: unknown): readonly SensitivePattern[] {
  const list = isObject(body) && Array.isArray(body.patterns) ? body.patterns : []
  return list.filter(isPattern)
}

function isPattern(value: unknown): value is SensitivePattern {
  return (
    isObject(value) &&
    [value.code, value.source, value.hint].every((each) => typeof each === 'string' && each !== '') &&
    sensitiveKinds.some((kind) => kind === value.kind) &&
    (value.flags === undefined || typeof value.flags === 'string')
  )
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function compile(source: string, flags: string): RegExp | null {
  const key = `${flags}/${source}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  if (compiled.size > 500) compiled.clear()
  const result = attempt(
    () => new RegExp(`${wordStart}(?:${source})${wordEnd}`, `u${flags.replace(/[^i]/g, '')}`),
  )
  compiled.set(key, result)
  return result
}

function attempt(make: () => RegExp): RegExp | null {
  try {
    return make()
  } catch {
    return null
  }
}
