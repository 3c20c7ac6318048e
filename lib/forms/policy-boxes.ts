import type { FormValues } from './read-form.ts'

/** Fields of a policy document stand under this in its form. */
export const bodyPrefix = 'body.'

/** What stands in the boxes of a document, by its place in it. */
export function boxesIn(values: FormValues): Readonly<Record<string, unknown>> {
  const boxes = Object.entries(values).filter(([name]) => name.startsWith(bodyPrefix))
  return Object.fromEntries(boxes.map(([name, value]) => [name.slice(bodyPrefix.length), value]))
}
