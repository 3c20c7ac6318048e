'use server'

import { refresh } from 'next/cache'
import { execute } from '#lib/commands/execute.ts'
import type { Command } from '#lib/domain/commands.ts'
import { answerForm } from '#lib/forms/answer.ts'
import { appealForm } from '#lib/forms/appeals.ts'
import { acknowledgeForm, ceasedForm } from '#lib/forms/condition-answers.ts'
import { correctionForm } from '#lib/forms/correction.ts'
import { changeForm, earlierForm, endForm, reviewForm } from '#lib/forms/since.ts'
import type { Reader } from '#lib/reader.ts'
import { formAction, type Result } from '#lib/web/form-action.ts'

/** Answers the open question and hands the declaration back to whoever asked. */
export const answerQuestion = formAction({
  name: 'declaration.answer',
  side: 'web',
  schema: answerForm,
  run: async ({ reference, version, question, answer }, { reader }) => {
    const executed = await execute(
      reader,
      reference,
      { type: 'answer', questionId: question, text: answer },
      version,
    )
    if ('done' in executed) return { to: `/declarations/${executed.done.reference}?done=answered` }
    // Draws the page anew around the words typed, so that what is new can be read and they can be sent again.
    if (executed.refused === 'stale') refresh()
    return executed
  },
})

/** Adds to what was declared; nothing of it is overwritten. */
export const addCorrection = formAction({
  name: 'declaration.correct',
  side: 'web',
  schema: correctionForm,
  run: async ({ reference, version, place, text }, { reader }) => {
    const executed = await execute(reader, reference, { type: 'correct', place, text }, version)
    if ('done' in executed) return { to: `/declarations/${executed.done.reference}?done=added#${place}` }
    if (executed.refused === 'stale') refresh()
    return executed
  },
})

/** Something has changed: for whoever holds it, or, where it cannot wait, for professional standards. */
export const reportChange = formAction({
  name: 'declaration.report_change',
  side: 'web',
  schema: changeForm,
  run: ({ reference, version, text, 'kinds[]': kinds }, { reader }) =>
    reported(
      reader,
      reference,
      { type: 'report_change', kinds: [...new Set(kinds)], text },
      version,
      'change',
    ),
})

/** An association has ended. */
export const reportEnd = formAction({
  name: 'declaration.report_end',
  side: 'web',
  schema: endForm,
  run: ({ reference, version, association, endedOn, how, resume }, { reader }) => {
    const command = { type: 'report_end', associationId: association, endedOn, how, resume } as const
    return reported(reader, reference, command, version, 'end')
  },
})

/** Appeals against the decision. */
export const appeal = formAction({
  name: 'declaration.appeal',
  side: 'web',
  schema: appealForm,
  run: ({ reference, version, grounds }, { reader }) =>
    reported(reader, reference, { type: 'appeal', grounds }, version, 'appeal'),
})

/** The contact was declared before: both declarations are about one association. */
export const declareAgain = formAction({
  name: 'declaration.declare_again',
  side: 'web',
  schema: earlierForm,
  run: ({ reference, version, association, earlier }, { reader }) => {
    const command = { type: 'declare_again', associationId: association, earlierId: earlier } as const
    return reported(reader, reference, command, version, 'before')
  },
})

/** The answer to a review; where something has changed, the report of it comes next. */
export const answerReview = formAction({
  name: 'declaration.answer_review',
  side: 'web',
  schema: reviewForm,
  run: async ({ reference, version, answer, words }, { reader }) => {
    const changed = answer === 'changed'
    const command = { type: 'answer_review', changed, words: changed ? words : '' } as const
    const ended = await reported(reader, reference, command, version, 'reviewed')
    return changed && 'to' in ended ? { to: `/declarations/${reference}/change` } : ended
  },
})

async function reported(
  reader: Reader,
  reference: string,
  command: Command,
  version: string,
  done: string,
): Promise<Result> {
  const executed = await execute(reader, reference, command, version)
  if ('done' in executed) return { to: `/declarations/${executed.done.reference}?done=${done}` }
  if (executed.refused === 'stale') refresh()
  return executed
}

/** The declarant's answer to a condition, as it is worded now. */
export const acknowledge = formAction({
  name: 'declaration.acknowledge',
  side: 'web',
  schema: acknowledgeForm,
  run: async ({ reference, version, condition, wording, answer, words }, { reader }) => {
    const executed = await execute(
      reader,
      reference,
      {
        type: 'acknowledge',
        conditionId: condition,
        wordingVersion: wording,
        agreed: answer === 'yes',
        words: answer === 'no' ? words : '',
      },
      version,
    )
    if ('done' in executed)
      return {
        to: `/declarations/${executed.done.reference}?done=${answer === 'yes' ? 'acknowledged' : 'refused'}`,
      }
    if (executed.refused === 'stale' || executed.refused === 'wording_changed') refresh()
    return executed
  },
})

/** The declarant says that a contact which had to end has ended. */
export const confirmCeased = formAction({
  name: 'declaration.confirm_ceased',
  side: 'web',
  schema: ceasedForm,
  run: async ({ reference, version, association, text }, { reader }) => {
    const command = { type: 'confirm_ceased', associationId: association, text } as const
    const executed = await execute(reader, reference, command, version)
    if ('done' in executed) return { to: `/declarations/${executed.done.reference}?done=ceased` }
    if (executed.refused === 'stale') refresh()
    return executed
  },
})
