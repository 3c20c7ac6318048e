import { isObject } from './shape.ts'

/** What a text may leave open for the installation to fill in, written `{dmc}`. */
export const placeholders = ['forceName', 'preventionAndLearning', 'dmc', 'wrongdoing', 'urgent'] as const
export type Placeholder = (typeof placeholders)[number]
export type Fillings = Readonly<Record<Placeholder, string>>

/** The text with its placeholders filled; an unknown one is left as it stands, and was refused on publishing. */
export function fill(text: string, fillings: Fillings): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(fillings, name) ? fillings[name as Placeholder] : whole,
  )
}

/** What is wrong with the texts of a document, wherever they stand: unknown placeholders, or markup, which would be shown as it is. */
export function textProblems(value: unknown, at: string): string[] {
  if (typeof value === 'string') return problemsOf(value).map((problem) => `${at} ${problem}`)
  if (Array.isArray(value)) return value.flatMap((item, index) => textProblems(item, `${at}[${index}]`))
  if (isObject(value))
    return Object.entries(value).flatMap(([key, item]) => textProblems(item, `${at}.${key}`))
  return []
}

function problemsOf(text: string): string[] {
  const known = new Set<string>(placeholders)
  const rest = text.replace(/\{(\w+)\}/g, (whole, name: string) => (known.has(name) ? '' : whole))
  return [
    ...(/[{}]/.test(rest) ? ['holds an unknown placeholder'] : []),
    ...(/[<>`]|\*\*|\]\(|^#|^[-*] /.test(text) ? ['holds markup; texts are plain'] : []),
  ]
}

/** A document, or a part of one, with the placeholders of all its texts filled. */
export function filled<T>(part: T, fillings: Fillings): T {
  const fillPart = (value: unknown): unknown => {
    if (typeof value === 'string') return fill(value, fillings)
    if (Array.isArray(value)) return value.map(fillPart)
    if (!isObject(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillPart(item)]))
  }
  return fillPart(part) as T
}
