import { z } from 'zod'
import { mostAccounts, mostAliases, type PartForm, type PartValues } from '#lib/domain/draft.ts'

const reload = 'Reload the page and try again'

/** Which button was pressed: on, later, one more row, or a pause in writing. */
const go = z.enum(['continue', 'later', 'row', 'auto', 'dismiss']).catch('continue')
export type Go = z.infer<typeof go>

/** What every form of a draft carries beside its answers. */
const carried = z.object({
  draft: z.uuid(reload),
  contact: z
    .string()
    .regex(/^\d{0,6}$/, reload)
    .default(''),
  key: z.union([z.literal(''), z.uuid(reload)]).default(''),
  base: z.string().regex(/^\d{1,9}$/, reload),
  go,
  from: z.enum(['', 'check']).catch(''),
})

export type PartPosted = {
  readonly draft: string
  readonly form: PartForm
  readonly contact: number | null
  readonly key: string | null
  readonly base: number
  readonly go: Go
  readonly fromCheck: boolean
  readonly values: PartValues
}

/** The names of each form's fields; `#` stands for the number of a row. */
const fields: Readonly<Record<PartForm, readonly string[]>> = {
  who: [
    'kind',
    ...['person', 'group'].flatMap((kind) => [`${kind}.nameKnown`, `${kind}.name`]),
    'aka.#',
    'birthKnown',
    ...dateBoxes('birth'),
    ...['role', 'size', 'outsiders', 'staff', 'operational'].map((name) => `group.${name}`),
    'description',
  ],
  accounts: ['accountsKnown', 'accounts.#.raw', 'accounts.#.platform'],
  how: [
    'relationship',
    'howKnown',
    'frequency',
    'sinceKnown',
    ...dateBoxes('since'),
    'ongoing',
    'knowsEmployer',
  ],
  why: ['categories[]', 'limbs[]', 'concern', 'certainty', 'source'],
  work: ['work', 'access', 'workConflict', 'warning[]', 'lookup', 'lookupText'],
  reviewer: ['keep', 'keepReason', 'keepText'],
}

const readingFields = ['accounts.#.raw', 'accounts.#.right', 'accounts.#.platform']
const mostRows: Readonly<Record<string, number>> = { accounts: mostAccounts, aka: mostAliases }

/**
 * The shape of one form of a draft. Whether its answers are complete is no question here: half an answer may be saved. Names
 * that the page does not have are refused.
 */
export function partForm(form: PartForm) {
  return shaped(form, fields[form])
}

/** The page that plays back how accounts were read: it may say which are right, which the form itself may not. */
export const readingForm = shaped('accounts', readingFields)

function shaped(form: PartForm, names: readonly string[]) {
  const single = new Set(names.filter((name) => !name.includes('#')))
  const rows = names.filter((name) => name.includes('#')).map((name) => name.split('#') as [string, string])
  const isRow = (field: string) =>
    rows.some(([head, tail]) => {
      const row = field.slice(head.length, field.length - tail.length)
      const inside = field.startsWith(head) && field.endsWith(tail) && /^(?:0|[1-9]\d{0,2})$/.test(row)
      return inside && Number(row) < (mostRows[head.slice(0, -1)] ?? 0)
    })
  const answer = z.union([z.string(), z.array(z.string())], reload)
  return z.record(z.string(), answer).transform((posted, context): PartPosted => {
    const values: Record<string, string | string[]> = {}
    for (const [name, value] of Object.entries(posted)) {
      if (Object.hasOwn(carried.shape, name)) continue
      if ((single.has(name) || isRow(name)) && name.endsWith('[]') === Array.isArray(value))
        values[name] = value
      else context.addIssue({ code: 'unrecognized_keys', keys: [name], input: posted, path: [] })
    }
    const read = carried.safeParse(posted)
    if (!read.success) {
      for (const issue of read.error.issues)
        context.addIssue({ code: 'custom', message: issue.message, path: ['form'], input: posted })
      return z.NEVER
    }
    const { draft, contact, key, base, from } = read.data
    return {
      draft,
      form,
      contact: contact === '' ? null : Number(contact),
      key: key || null,
      base: Number(base),
      go: read.data.go,
      fromCheck: from === 'check',
      values,
    }
  })
}

function dateBoxes(name: string): readonly string[] {
  return ['day', 'month', 'year'].map((box) => `${name}.${box}`)
}

/** A draft by its id. */
export const draftForm = z.strictObject({ draft: z.uuid(reload) })

export const contactForm = z.strictObject({
  draft: z.uuid(reload),
  contact: z
    .string()
    .regex(/^\d{1,6}$/, reload)
    .transform(Number),
})

/** "Keep it and continue", after the question whether something was meant. */
export const keepForm = z.strictObject({
  draft: z.uuid(reload),
  form: z.enum(['who', 'accounts', 'how', 'why', 'work', 'reviewer'], reload),
  contact: z.string().regex(/^\d{0,6}$/, reload),
  from: z.enum(['', 'check']).catch(''),
})

export const sendForm = z.strictObject({
  draft: z.uuid(reload),
  version: z.string().regex(/^\d{1,9}$/, reload),
})
