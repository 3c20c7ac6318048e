import { z } from 'zod'
import { outcomes, places, referralStates, referralTargets } from '#lib/domain/declaration.ts'
import { reasonForAccess } from './search.ts'
import {
  factLimit,
  messageLimit,
  noteLimit,
  questionLimit,
  rationaleLimit,
  theirReferenceLimit,
} from './standards-limits.ts'
import { onRecord, step, words } from './text.ts'

/** Which list the reader came from, as its address tells it; it holds codes only. */
const list = z.string().max(300).catch('').default('')
const record = { ...onRecord, list }

/** The page of the record that was asked for; the reason leads back to it. */
const part = z
  .string()
  .regex(/^(?:[a-z-]{0,20}|accounts\/[0-9a-f-]{36})$/)
  .catch('')
  .default('')

export const openForm = z.strictObject({
  ...record,
  part,
  reason: reasonForAccess,
})

export const assignForm = z.strictObject({ ...record, assessor: z.uuid('Choose who takes it') })

export const askForm = z.strictObject({
  ...record,
  place: z.enum(places, 'Choose the part your question is about'),
  question: words('Enter your question', questionLimit),
})

export const assessForm = z.strictObject({
  ...record,
  nature: words('Enter the nature of the association', factLimit),
  howKnown: words('Enter how it is known', factLimit),
  ongoing: words('Enter whether it is ongoing or historic', factLimit),
  access: words('Enter what access the declarant has', factLimit),
  riskGrade: z.enum(['low', 'medium', 'high'], 'Choose a risk grade'),
  manageability: z.enum(['manageable', 'escalate'], 'Choose whether the risk can be managed'),
  rationale: words('Enter your rationale', rationaleLimit),
})

type Context = { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void }

/** An outcome for each association: its fields bear the associations' ids, so they are not known beforehand. */
export const decideForm = z
  .object({
    ...record,
    step,
    'associations[]': z.array(z.uuid()).max(200).default([]),
    'referrals[]': z.array(z.enum(referralTargets)).max(10).default([]),
  })
  .catchall(z.union([z.string().max(20_000), z.array(z.string().max(20_000))]))
  .transform((form, context) => {
    const text = (name: string) => (typeof form[name] === 'string' ? form[name].trim() : '')
    // Judged here with the rest, so that everything that is missing is told in one go.
    const said = (name: string, schema: z.ZodType<string>) => {
      const read = schema.safeParse(text(name))
      if (!read.success) issue(context, name, read.error.issues[0]?.message ?? 'Enter this')
      return text(name)
    }
    const { reference, version, list, step } = form
    return {
      reference,
      version,
      list,
      step,
      outcomes: form['associations[]'].flatMap((associationId) => {
        const outcome = outcomes.find((each) => each === text(`outcome.${associationId}`))
        if (outcome) return { associationId, outcome }
        issue(context, `outcome.${associationId}`, 'Choose an outcome')
        return []
      }),
      rationale: said('rationale', words('Enter your rationale', rationaleLimit)),
      message: said('message', words('Enter what the declarant is told', messageLimit)),
      referrals: [...new Set(form['referrals[]'])].map((target) => {
        const reason = text(`referral.${target}`)
        if (reason === '') issue(context, `referral.${target}`, 'Enter why it is referred there')
        if (reason.length > noteLimit)
          issue(context, `referral.${target}`, `Shorten this to ${noteLimit} characters or fewer`)
        return { target, reason }
      }),
    }
  })

function issue(context: Context, field: string, message: string): void {
  context.addIssue({ code: 'custom', path: [field], message })
}

export const countersignForm = z.strictObject({
  ...record,
  step,
  agreed: z.enum(['yes', 'no'], 'Choose whether you agree'),
  rationale: words('Enter your rationale', rationaleLimit),
})

export const callInForm = z.strictObject({
  ...record,
  step,
  reason: words('Enter why you call it in', noteLimit),
})

export const referOnForm = z.strictObject({
  ...record,
  target: z.enum(referralTargets, 'Choose where it is referred to'),
  reason: words('Enter why it is referred there', noteLimit),
})

export const answerReferralForm = z
  .strictObject({
    ...record,
    referral: z.uuid('Choose which referral it is about'),
    state: z.enum(referralStates, 'Choose what they said'),
    theirReference: z
      .string()
      .trim()
      .max(theirReferenceLimit, `Shorten their reference to ${theirReferenceLimit} characters or fewer`),
    words: z
      .string()
      .trim()
      .max(noteLimit, `Shorten this to ${noteLimit.toLocaleString('en-GB')} characters or fewer`),
  })
  .refine(({ state, words: said }) => state === 'acknowledged' || said !== '', {
    path: ['words'],
    error: 'Enter what they answered',
  })

export const restrictForm = z.strictObject({
  ...record,
  step,
  first: z.uuid('Choose the first decision maker'),
  second: z.uuid('Choose the second decision maker'),
  reason: words('Enter why it must be restricted', noteLimit),
})

export const noteForm = z.strictObject({ ...record, text: words('Enter your note', noteLimit) })
