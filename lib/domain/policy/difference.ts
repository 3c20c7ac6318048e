import { keyWords } from './key-words.ts'
import { isObject } from './shape.ts'

/** One thing that two versions of a document say differently; null where one of them does not say it. */
export type Difference = {
  readonly path: readonly string[]
  readonly was: string | null
  readonly now: string | null
}

/**
 * What changes from one version to the next, place by place. Rows that have a code are compared by it, so that a row put in between changes
 * no other; a row that comes or goes is one difference.
 */
export function differences(
  before: unknown,
  after: unknown,
  path: readonly string[] = [],
): readonly Difference[] {
  if (Array.isArray(before) && Array.isArray(after)) return inLists(before, after, path)
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    return keys.flatMap((key) => differences(before[key], after[key], [...path, key]))
  }
  const [was, now] = [said(before), said(after)]
  return was === now ? [] : [{ path, was, now }]
}

function inLists(
  before: readonly unknown[],
  after: readonly unknown[],
  path: readonly string[],
): readonly Difference[] {
  const keys = [...new Set([...keysOf(before), ...keysOf(after)])]
  const at = (list: readonly unknown[], key: string) => list[keysOf(list).indexOf(key)]
  return keys.flatMap((key) => differences(at(before, key), at(after, key), [...path, key]))
}

/** A row is known by its code, a single value by itself, anything else by its place. */
function keysOf(list: readonly unknown[]): readonly string[] {
  return list.map((item, at) => {
    if (!isObject(item)) return typeof item === 'object' ? String(at + 1) : String(item)
    const code = item.code ?? item.id ?? item.slug
    return typeof code === 'string' ? code : String(at + 1)
  })
}

function said(value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.map((each) => said(each)).join('; ')
  if (isObject(value))
    return Object.entries(value)
      .map(([key, each]) => `${placeWords([key])}: ${said(each)}`)
      .join('; ')
  return String(value)
}

/** A place in a document in words: `templates.check_in.checkWeeks` is "Templates, check in, weeks between checks". */
export function placeWords(path: readonly string[]): string {
  const words = path.map((part) =>
    (keyWords[part] ?? part)
      .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
      .replaceAll('_', ' ')
      .toLowerCase(),
  )
  const [first = '', ...rest] = words
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(', ')
}
