import { cognates, shortForms } from './nickname-table.ts'

export type Kinship = 'spelling' | 'short' | 'cousin'

type Line = { readonly names: ReadonlySet<string>; readonly short: ReadonlySet<string> }

const lines: readonly Line[] = [
  ...shortForms
    .trim()
    .split('\n')
    .map((line) => {
      const [names = '', short = ''] = line.split(': ')
      return { names: new Set(names.split('/')), short: new Set(short.split(' ')) }
    }),
  ...cognates
    .trim()
    .split('\n')
    .map((line) => ({ names: new Set(line.split(' ')), short: new Set<string>() })),
]

const linesOf = new Map<string, Line[]>()
for (const line of lines)
  for (const name of new Set([...line.names, ...line.short])) {
    const own = linesOf.get(name) ?? []
    own.push(line)
    linesOf.set(name, own)
  }

/** How two given names may be one person's: spellings of one name, a name and its short form, or two short forms of one name. */
export function kinship(a: string, b: string): Kinship | null {
  const own = linesOf.get(a)
  if (!own || !linesOf.has(b)) return null
  let found: Kinship | null = null
  for (const { names, short } of own) {
    if (names.has(a) && names.has(b)) return 'spelling'
    if ((names.has(a) && short.has(b)) || (short.has(a) && names.has(b))) found = 'short'
    else if (!found && short.has(a) && short.has(b)) found = 'cousin'
  }
  return found
}

const most = 60

/** Other given names by which somebody of this one may be known, the nearest first. */
export function otherNames(token: string): readonly string[] {
  const near = new Set<string>()
  const far = new Set<string>()
  for (const { names, short } of linesOf.get(token) ?? []) {
    const named = names.has(token)
    for (const each of names) near.add(each)
    for (const each of short) (named ? near : far).add(each)
  }
  for (const each of near) far.delete(each)
  near.delete(token)
  far.delete(token)
  return [...near, ...far].slice(0, most)
}
