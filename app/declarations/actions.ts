'use server'

import { refresh } from 'next/cache'
import { execute } from '#lib/commands/execute.ts'
import { answerForm } from '#lib/forms/answer.ts'
import { correctionForm } from '#lib/forms/correction.ts'
import { formAction } from '#lib/web/form-action.ts'

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
