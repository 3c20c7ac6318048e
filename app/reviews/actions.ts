'use server'

import { refresh } from 'next/cache'
import { type Executed, execute } from '#lib/commands/execute.ts'
import type { Command } from '#lib/domain/commands.ts'
import { checkForm } from '#lib/forms/condition-answers.ts'
import type { FormValues } from '#lib/forms/read-form.ts'
import { approveForm, referForm, returnForm, stepAsideForm } from '#lib/forms/review.ts'
import { endAnswerForm, viewForm } from '#lib/forms/since.ts'
import type { FormStep } from '#lib/forms/text.ts'
import type { Reader } from '#lib/reader.ts'
import { formAction, type Result } from '#lib/web/form-action.ts'

/** The line manager's approval, with reasons and local measures. */
export const approve = formAction({
  name: 'review.approve',
  side: 'web',
  schema: approveForm,
  run: ({ rationale, measures, ...form }, { reader, values }) =>
    confirmed(form, values, reader, { type: 'approve', rationale, measures }),
})

/** Back to the declarant with a question. */
export const giveBack = formAction({
  name: 'review.return',
  side: 'web',
  schema: returnForm,
  run: ({ place, question, ...form }, { reader, values }) =>
    confirmed(form, values, reader, { type: 'return', place, question }),
})

/** On to professional standards, for them to decide. */
export const refer = formAction({
  name: 'review.refer',
  side: 'web',
  schema: referForm,
  run: ({ rationale, ...form }, { reader, values }) =>
    confirmed(form, values, reader, { type: 'refer', rationale }),
})

/** "I should not decide this": takes effect at once, and what comes after tells nothing of the record. */
export const stepAside = formAction({
  name: 'review.step_aside',
  side: 'web',
  schema: stepAsideForm,
  run: async ({ reason, reference, version }, { reader }) => {
    const executed = await execute(reader, reference, { type: 'step_aside', reason }, version)
    return 'done' in executed ? { to: '/reviews/stepped-aside' } : refused(executed)
  },
})

/** A check of a condition, by the line manager who was asked to look. */
export const check = formAction({
  name: 'review.check',
  side: 'web',
  schema: checkForm,
  run: async ({ reference, version, condition, finding, evidence }, { reader }) => {
    const [conditionId = '', checks = ''] = condition.split('.')
    const command = { type: 'record_check', conditionId, checks: Number(checks), finding, evidence } as const
    const executed = await execute(reader, reference, command, version)
    if ('done' in executed)
      return { to: `/reviews/conditions?recorded=${finding === 'not_kept' ? 'not_kept' : 'check'}` }
    return refused(executed)
  },
})

/** The line manager confirms an end of what their approval settled, or asks. Conditions are not theirs to end. */
export const confirmEnd = formAction({
  name: 'review.confirm_end',
  side: 'web',
  schema: endAnswerForm,
  run: ({ reference, version, report, confirmed: answer, words }, { reader }) => {
    const confirmed = answer === 'yes'
    const said = { reportId: report, confirmed, words: confirmed ? '' : words, endConditions: false }
    return lookedAgain(reader, reference, { type: 'confirm_end', ...said }, version)
  },
})

/** The line manager’s view of a review. */
export const viewReview = formAction({
  name: 'review.view',
  side: 'web',
  schema: viewForm,
  run: ({ reference, version, settle, words }, { reader }) => {
    const settled = settle === 'yes'
    const command = { type: 'view_review', settle: settled, words: settled ? '' : words } as const
    return lookedAgain(reader, reference, command, version)
  },
})

async function lookedAgain(reader: Reader, reference: string, command: Command, version: string) {
  const executed = await execute(reader, reference, command, version)
  return 'done' in executed ? { to: '/reviews/again?recorded=yes' } : refused(executed)
}

type Confirmed = { readonly reference: string; readonly version: string; readonly step: FormStep }

/** Carries it out only when what was written has been seen again; until then gives it back to be confirmed or changed. */
async function confirmed(
  form: Confirmed,
  values: FormValues,
  reader: Reader,
  command: Command,
): Promise<Result> {
  if (form.step !== 'confirmed')
    return {
      state: { errors: {}, values: { ...values, step: form.step === 'change' ? 'change' : 'confirm' } },
    }
  const executed = await execute(reader, form.reference, command, form.version)
  return 'done' in executed ? { to: `/reviews?recorded=${executed.done.reference}` } : refused(executed)
}

function refused(executed: Extract<Executed, { refused: unknown }>): Result {
  // Draws the record anew around the words typed, so that what is new can be read and they can be sent again.
  if (executed.refused === 'stale') refresh()
  return executed
}
