'use server'

import { refresh } from 'next/cache'
import { now } from '#lib/clock.ts'
import { execute } from '#lib/commands/execute.ts'
import { openRecord } from '#lib/commands/open-record.ts'
import type { Command } from '#lib/domain/commands.ts'
import { needsConditions } from '#lib/domain/conditions.ts'
import { toDay } from '#lib/domain/days.ts'
import { hearAppealForm } from '#lib/forms/appeals.ts'
import { checkForm, handOnForm, rewordForm } from '#lib/forms/condition-answers.ts'
import { readConditions } from '#lib/forms/conditions.ts'
import type { FieldErrors, FormValues } from '#lib/forms/read-form.ts'
import { earlierForm, endAnswerForm, reviewDecisionForm } from '#lib/forms/since.ts'
import {
  answerReferralForm,
  askForm,
  assessForm,
  assignForm,
  callInForm,
  countersignForm,
  decideForm,
  noteForm,
  openForm,
  referOnForm,
  restrictForm,
} from '#lib/forms/standards.ts'
import type { FormStep } from '#lib/forms/text.ts'
import { loadPolicy } from '#lib/queries/policy.ts'
import type { Reader } from '#lib/reader.ts'
import { formAction, type Result } from '#lib/web/form-action.ts'
import { carriedList, recordHref } from './list.ts'

const side = 'standards'

/** Records why a record is opened; only then does it show. */
export const open = formAction({
  name: 'standards.open',
  side,
  schema: openForm,
  run: async ({ reference, list, part, reason }, { reader }) => {
    const opened = await openRecord(reader, reference, reason)
    return 'done' in opened ? { to: recordHref(opened.done.reference, part, carriedList(list)) } : opened
  },
})

export const assign = formAction({
  name: 'standards.assign',
  side,
  schema: assignForm,
  run: ({ assessor, ...form }, { reader }) =>
    carryOut(form, reader, { type: 'assign', assessorId: assessor }),
})

export const ask = formAction({
  name: 'standards.ask',
  side,
  schema: askForm,
  run: ({ place, question, ...form }, { reader }) => carryOut(form, reader, { type: 'ask', place, question }),
})

export const assess = formAction({
  name: 'standards.assess',
  side,
  schema: assessForm,
  run: ({ reference, version, list, ...facts }, { reader }) =>
    carryOut({ reference, version, list }, reader, { type: 'assess', ...facts }),
})

export const decide = formAction({
  name: 'standards.decide',
  side,
  schema: decideForm,
  run: async ({ outcomes, rationale, message, referrals, ...form }, { reader, values }) => {
    const words = { type: 'decide', rationale, message, referrals } as const
    if (!outcomes.some(({ outcome }) => needsConditions(outcome)))
      return confirmed(form, values, reader, { ...words, outcomes, conditions: [] })
    const again = (step: string, errors: FieldErrors = {}): Result => ({
      state: { errors, values: { ...values, page: 'conditions', step } },
    })
    if (form.step === 'change' || values.page !== 'conditions')
      return again(form.step === 'change' ? 'change' : 'conditions')
    const { body: policy } = await loadPolicy('conditions')
    const read = readConditions(values, outcomes, { today: toDay(now()), policy })
    if (Object.keys(read.errors).length > 0) return again('conditions', read.errors)
    return confirmed(form, values, reader, { ...words, outcomes: read.outcomes, conditions: read.conditions })
  },
})

export const countersign = formAction({
  name: 'standards.countersign',
  side,
  schema: countersignForm,
  run: ({ agreed, rationale, ...form }, { reader, values }) =>
    confirmed(form, values, reader, { type: 'countersign', agreed: agreed === 'yes', rationale }),
})

export const callIn = formAction({
  name: 'standards.call_in',
  side,
  schema: callInForm,
  run: ({ reason, ...form }, { reader, values }) =>
    confirmed(form, values, reader, { type: 'call_in', reason }),
})

export const referOn = formAction({
  name: 'standards.refer_on',
  side,
  schema: referOnForm,
  run: ({ target, reason, ...form }, { reader }) =>
    carryOut(form, reader, { type: 'refer_on', target, reason }),
})

/** Records what whoever it was referred to has said. */
export const answerReferral = formAction({
  name: 'standards.answer_referral',
  side,
  schema: answerReferralForm,
  run: ({ referral, state, theirReference, words, ...form }, { reader }) =>
    carryOut(form, reader, { type: 'answer_referral', referralId: referral, state, theirReference, words }),
})

export const restrict = formAction({
  name: 'standards.restrict',
  side,
  schema: restrictForm,
  run: async ({ first, second, reason, ...form }, { reader, values }) => {
    if (first === second) return { errors: { second: ['Choose two different decision makers'] } }
    return confirmed(form, values, reader, { type: 'restrict', decisionMakerIds: [first, second], reason })
  },
})

export const note = formAction({
  name: 'standards.note',
  side,
  schema: noteForm,
  run: ({ text, ...form }, { reader }) => carryOut(form, reader, { type: 'note', text }),
})

/** A check of a condition by somebody of professional standards who was asked to look. */
export const check = formAction({
  name: 'standards.check',
  side,
  schema: checkForm,
  run: ({ condition, finding, evidence, ...form }, { reader }) => {
    const [conditionId = '', checks = ''] = condition.split('.')
    return carryOut(form, reader, {
      type: 'record_check',
      conditionId,
      checks: Number(checks),
      finding,
      evidence,
    })
  },
})

/** Other words for a condition in force. */
export const reword = formAction({
  name: 'standards.reword',
  side,
  schema: rewordForm,
  run: ({ condition, wording, reason, ...form }, { reader }) => {
    const [conditionId = '', version = ''] = condition.split('.')
    return carryOut(form, reader, {
      ...{ type: 'reword', conditionId, wordingVersion: Number(version), wording, reason },
    })
  },
})

/** Somebody else checks a condition from now on. */
export const handOn = formAction({
  name: 'standards.hand_on',
  side,
  schema: handOnForm,
  run: ({ condition, owner, reason, ...form }, { reader }) =>
    carryOut(form, reader, { type: 'hand_on', conditionId: condition, ownerId: owner, reason }),
})

/** Hears an appeal: the decision stands, or is made again by somebody else. */
export const hearAppeal = formAction({
  name: 'standards.hear_appeal',
  side,
  schema: hearAppealForm,
  run: ({ stands, reasons, message, ...form }, { reader, values }) =>
    confirmed(form, values, reader, { type: 'hear_appeal', stands: stands === 'yes', reasons, message }),
})

/** Confirms an end that was reported, or asks about it. */
export const confirmEnd = formAction({
  name: 'standards.confirm_end',
  side,
  schema: endAnswerForm,
  run: ({ report, confirmed: answer, words, conditions, ...form }, { reader }) => {
    const agreed = answer === 'yes'
    const said = { confirmed: agreed, words: agreed ? '' : words, endConditions: conditions === 'end' }
    return carryOut(form, reader, { type: 'confirm_end', reportId: report, ...said })
  },
})

/** What follows from a review. */
export const decideReview = formAction({
  name: 'standards.decide_review',
  side,
  schema: reviewDecisionForm,
  run: ({ decision, rationale, ...form }, { reader }) => {
    const confirmed = decision !== 'take_back'
    const interval = confirmed ? decision : 'managed'
    return carryOut(form, reader, { type: 'decide_review', confirmed, interval, rationale })
  },
})

/** Two associations of one declarant are one. */
export const declareAgain = formAction({
  name: 'standards.declare_again',
  side,
  schema: earlierForm,
  run: ({ association, earlier, ...form }, { reader }) =>
    carryOut(form, reader, { type: 'declare_again', associationId: association, earlierId: earlier }),
})

type OnRecord = { readonly reference: string; readonly version: string; readonly list: string }

/** Carries it out only when what was written has been seen again; until then gives it back to be confirmed or changed. */
async function confirmed(
  { step, ...form }: OnRecord & { readonly step: FormStep },
  values: FormValues,
  reader: Reader,
  command: Command,
): Promise<Result> {
  if (step === 'confirmed') return carryOut(form, reader, command)
  return { state: { errors: {}, values: { ...values, step: step === 'change' ? 'change' : 'confirm' } } }
}

async function carryOut(form: OnRecord, reader: Reader, command: Command): Promise<Result> {
  const executed = await execute(reader, form.reference, command, form.version)
  if ('refused' in executed) {
    // Draws the record anew around the words typed, so that what is new can be read and they can be sent again.
    if (executed.refused === 'stale' || executed.refused === 'wording_changed') refresh()
    return executed
  }
  // Whoever restricts a record may have taken it from themselves.
  if (command.type === 'restrict') return { to: '/standards?recorded=restrict' }
  const proposed = command.type === 'decide' && executed.done.status !== 'decided'
  return {
    to: recordHref(form.reference, '', carriedList(form.list), {
      recorded: proposed ? 'proposed' : command.type,
    }),
  }
}
