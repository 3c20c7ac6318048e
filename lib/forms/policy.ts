import { z } from 'zod'
import type { Day } from '#lib/domain/days.ts'
import { placeWords } from '#lib/domain/policy/difference.ts'
import { type PublicationProblem, policyKinds } from '#lib/domain/policy/kinds.ts'
import type { PolicyKind } from '#lib/domain/policy.ts'
import { bodyPrefix, boxesIn } from './policy-boxes.ts'
import type { FieldErrors } from './read-form.ts'
import { step, words } from './text.ts'
import { writtenDay } from './written-day.ts'

const typed = z.string().max(20_000).default('')

const versionName = words('Enter a name for the version, like 2027-01', 40).regex(
  /^[\w.-]*$/,
  'Use letters, figures, dots and hyphens for the name of the version',
)
const note = words('Enter what changes and why', 1000)

/** The next version of a policy document; the boxes of the document are handed on as they were typed. */
export const publishForm = z
  .object({
    kind: z.enum(policyKinds as readonly [PolicyKind, ...PolicyKind[]], 'Reload the page and try again'),
    /** The version that the boxes were drawn from. */
    drawn: z.string('Reload the page and try again').max(100),
    step,
    version: typed,
    note: typed,
    'from.day': typed,
    'from.month': typed,
    'from.year': typed,
  })
  .catchall(z.union([z.string().max(20_000), z.array(z.string())]))
  .transform((form, context) => {
    // Judged together, so that everything that is missing is told in one go.
    const said = (field: 'version' | 'note', schema: z.ZodType<string>) => {
      const read = schema.safeParse(form[field])
      if (!read.success) issue(context, field, read.error.issues[0]?.message ?? 'Enter this')
      return read.data ?? ''
    }
    const from = writtenDay({ day: form['from.day'], month: form['from.month'], year: form['from.year'] })
    if (from === null) issue(context, 'from', 'Enter a day, like 4 6 2027 or 4 June 2027')
    return {
      ...{ kind: form.kind, drawn: form.drawn, step: form.step, boxes: boxesIn(form) },
      ...{ version: said('version', versionName), note: said('note', note) },
      effectiveFrom: from ?? ('' as Day),
    }
  })

function issue(context: z.RefinementCtx, field: string, message: string): void {
  context.addIssue({ code: 'custom', path: [field], message })
}

export const publicationErrors: Readonly<Record<PublicationProblem, FieldErrors>> = {
  past: { from: ['Choose today or a later day: what was in force on a day that is over stays as it was'] },
  version_taken: { version: ['There is a version of this name. Choose another name'] },
  outranked: {
    version: [
      'Another version from the same day has a later name, and would stay in force. Choose a later name',
    ],
  },
  unchanged: {
    form: ['Nothing is different from the version before. Change something, or leave it as it is'],
  },
}

/**
 * The problems of a document beside their boxes: `body.templates[0].wording is missing` belongs to `body.templates.0.wording`.
 * What belongs to no box belongs to the form.
 * @param boxes the names of the boxes on the page
 */
export function documentErrors(problems: readonly string[], boxes: ReadonlySet<string>): FieldErrors {
  const errors: Record<string, string[]> = {}
  for (const problem of problems) {
    const [, place = '', rest = problem] = /^body\.?([\w.[\]]*)(.*)$/s.exec(problem) ?? []
    const name = place.replaceAll(/\[(\d+)\]/g, '.$1').replace(/\.$/, '')
    const field = boxes.has(`${bodyPrefix}${name}`) ? `${bodyPrefix}${name}` : 'form'
    const path = name === '' ? [] : name.split('.')
    const counted = path.map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part))
    const message = `${placeWords(counted)}${rest}`.trim()
    errors[field] = [...(errors[field] ?? []), message]
  }
  return errors
}
