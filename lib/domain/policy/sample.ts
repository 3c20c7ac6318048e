/*
 * What a policy document is made of, told from the documents themselves: what stands in it can be asked for field by field, and put
 * together again. The rules of each kind judge afterwards (`validatePolicy`).
 */

export type Leaf = 'text' | 'number' | 'yes_no'
export type Sample =
  | { readonly is: Leaf /** Some of its texts take more than a line. */; readonly long: boolean }
  | { readonly is: 'list'; readonly of: Sample | null }
  | { readonly is: 'group'; readonly parts: ReadonlyMap<string, Sample> }

type Json = unknown
const isGroup = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const line = 60

/** What several values of one place are made of together: a part that only some have is a part. */
export function sampleOf(values: readonly Json[]): Sample {
  const lists = values.filter(Array.isArray)
  if (lists.length > 0) {
    const items = lists.flat()
    return { is: 'list', of: items.length === 0 ? null : sampleOf(items) }
  }
  const groups = values.filter(isGroup)
  if (groups.length > 0) {
    const keys = [...new Set(groups.flatMap((group) => Object.keys(group)))]
    const parts = keys.map((key): [string, Sample] => [
      key,
      sampleOf(groups.flatMap((group) => (key in group ? [group[key]] : []))),
    ])
    return { is: 'group', parts: new Map(parts) }
  }
  const long = values.some((value) => typeof value === 'string' && value.length > line)
  if (values.every((value) => typeof value === 'number')) return { is: 'number', long }
  return { is: values.every((value) => typeof value === 'boolean') ? 'yes_no' : 'text', long }
}

/** One box of the form that a document is edited in. */
export type PolicyField = {
  /** The place in the document, joined with dots: `templates.0.wording`. */
  readonly name: string
  readonly path: readonly string[]
  readonly is: Leaf
  readonly long: boolean
  readonly value: string
}

/** Every box, in the order of the document; a list ends in so many empty rows, to add to it. */
export function fieldsOf(body: Json, spare: number): readonly PolicyField[] {
  return boxes(sampleOf([body]), body, [], spare)
}

function boxes(sample: Sample, value: Json, path: readonly string[], spare: number): readonly PolicyField[] {
  if (sample.is === 'list') {
    const items = Array.isArray(value) ? value : []
    const { of } = sample
    if (of === null) return []
    return Array.from({ length: items.length + spare }, (_, at) => at).flatMap((at) =>
      boxes(of, items[at], [...path, String(at)], spare),
    )
  }
  if (sample.is === 'group')
    return [...sample.parts].flatMap(([key, part]) =>
      boxes(part, isGroup(value) ? value[key] : undefined, [...path, key], spare),
    )
  return [{ name: path.join('.'), path, is: sample.is, long: sample.long, value: written(value) }]
}

function written(value: Json): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value === undefined || value === null ? '' : String(value)
}

/**
 * The document as the boxes say it. What was left empty is left out, and so is a row of a list with nothing in it; a number that is none
 * stays as it was typed, so that whoever judges can say so.
 */
export function bodyFrom(before: Json, values: Readonly<Record<string, unknown>>, spare: number): Json {
  return put(sampleOf([before]), before, [], { values, spare }) ?? {}
}

function put(
  sample: Sample,
  before: Json,
  path: readonly string[],
  typed: { readonly values: Readonly<Record<string, unknown>>; readonly spare: number },
): Json {
  if (sample.is === 'list') {
    const { of } = sample
    if (of === null) return []
    const items = Array.isArray(before) ? before : []
    const rows = Array.from({ length: items.length + typed.spare }, (_, at) =>
      put(of, items[at], [...path, String(at)], typed),
    )
    return rows.filter((item) => !isEmpty(item))
  }
  if (sample.is === 'group') {
    const parts = [...sample.parts].map(([key, part]): [string, Json] => [
      key,
      put(part, isGroup(before) ? before[key] : undefined, [...path, key], typed),
    ])
    return Object.fromEntries(parts.filter(([, value]) => value !== undefined))
  }
  const given = typed.values[path.join('.')]
  const text = typeof given === 'string' ? given.trim() : ''
  if (text === '') return undefined
  if (sample.is === 'number') return /^-?\d{1,9}$/.test(text) ? Number(text) : text
  return sample.is === 'yes_no' ? (text === 'yes' ? true : text === 'no' ? false : text) : text
}

function isEmpty(value: Json): boolean {
  if (Array.isArray(value)) return value.every(isEmpty)
  return value === undefined || (isGroup(value) && Object.values(value).every(isEmpty))
}
