'use server'

import { refresh } from 'next/cache'
import {
  discardDraft,
  dismissHeld,
  heldKey,
  holdSave,
  keepWordsIn,
  removeContactFrom,
  saveSection,
  startDraft,
} from '#lib/commands/drafts.ts'
import { sendDeclaration } from '#lib/commands/send.ts'
import { formatTime } from '#lib/dates.ts'
import { type PartForm, partKey, partOf, rowNumbers } from '#lib/domain/draft.ts'
import { problemsOf } from '#lib/domain/draft-problems.ts'
import { declaredFrom } from '#lib/forms/declare/declared-from.ts'
import {
  contactForm,
  draftForm,
  keepForm,
  type PartPosted,
  partForm,
  readingForm,
  sendForm,
} from '#lib/forms/declare/part-form.ts'
import { draftHref, formHref, hrefAfter } from '#lib/forms/declare/places.ts'
import { errorsFrom, holdUp } from '#lib/forms/declare/problem-words.ts'
import { answeredReadings } from '#lib/forms/declare/readings.ts'
import { sensitiveIn } from '#lib/forms/declare/sensitive.ts'
import type { FormValues } from '#lib/forms/read-form.ts'
import { draftRules, readOwnDraft } from '#lib/queries/drafts.ts'
import { loadSensitivePatterns } from '#lib/queries/interruptions.ts'
import type { Reader } from '#lib/reader.ts'
import { formAction, type Result } from '#lib/web/form-action.ts'

type Context = { readonly reader: Reader; readonly values: FormValues }

/** A new draft, under the id its page was drawn with. */
export const start = formAction({
  name: 'draft.start',
  side: 'web',
  schema: draftForm,
  run: async ({ draft }, { reader }) => {
    const started = await startDraft(reader.token, draft)
    if ('id' in started) return { to: draftHref(started.id) }
    return { errors: { form: ['You have many unfinished drafts. Finish or discard one first'] } }
  },
})

export const saveWho = saving('who')
export const saveAccounts = saving('accounts')
export const saveHow = saving('how')
export const saveWhy = saving('why')
export const saveWork = saving('work')
export const saveReviewer = saving('reviewer')

/** The answers to "Is that right?" for each account. */
export const saveReadings = formAction({
  name: 'draft.save',
  side: 'web',
  schema: readingForm,
  hold: holding('accounts'),
  run: async (posted, context) => {
    const view = await readOwnDraft(context.reader, posted.draft)
    if (!view) return { refused: 'not_found' }
    if ('sent' in view) return { to: `/declarations/${view.sent}` }
    const answered = answeredReadings(partOf(view.draft, 'accounts', posted.contact).values, posted.values)
    if (posted.go === 'continue' && Object.keys(answered.errors).length > 0)
      return { errors: answered.errors }
    const result = await save({ ...posted, values: answered.values }, context)
    return answered.change && 'to' in result
      ? { to: formHref(posted.draft, 'accounts', posted.contact, posted.fromCheck) }
      : result
  },
})

export const removeContact = formAction({
  name: 'draft.save',
  side: 'web',
  schema: contactForm,
  run: async ({ draft, contact }, { reader }) => {
    const changed = await removeContactFrom(reader.token, draft, contact)
    if ('sent' in changed) return { to: `/declarations/${changed.sent}` }
    if ('none' in changed) return { refused: 'not_found' }
    const { length } = changed.saved.contacts
    return { to: `${draftHref(draft, length === 0 ? '' : 'contacts')}?removed=yes` }
  },
})

export const discard = formAction({
  name: 'draft.discard',
  side: 'web',
  schema: draftForm,
  run: async ({ draft }, { reader }) => {
    await discardDraft(reader.token, draft)
    return { to: '/declare?discarded=yes' }
  },
})

/** "Keep it and continue": what was found is meant, and is not asked about again. */
export const keep = formAction({
  name: 'draft.save',
  side: 'web',
  schema: keepForm,
  run: async ({ draft, form, contact, from }, { reader }) => {
    const number = contact === '' ? null : Number(contact)
    const view = await readOwnDraft(reader, draft)
    if (!view) return { refused: 'not_found' }
    if ('sent' in view) return { to: `/declarations/${view.sent}` }
    const found = sensitiveIn(partOf(view.draft, form, number), await loadSensitivePatterns())
    const words = found.map((finding) => finding.found)
    await keepWordsIn(reader.token, draft, partKey(form, number), words)
    return { to: hrefAfter(draft, view.draft, form, number, from === 'check') }
  },
})

/** "I confirm and send": only what the person has just read; if it changed since, it is shown again instead. */
export const send = formAction({
  name: 'draft.send',
  side: 'web',
  schema: sendForm,
  run: async ({ draft, version }, { reader }) => {
    const view = await readOwnDraft(reader, draft)
    if (!view) return { refused: 'not_found' }
    if ('sent' in view) return { to: `/declarations/${view.sent}/sent` }
    if (String(view.version) !== version) {
      refresh()
      return {
        errors: { form: ['Your draft changed since you opened this page. Read it again, then send it'] },
      }
    }
    const declared = declaredFrom(view)
    if (!declared) return { to: `${draftHref(draft)}?missing=yes` }
    const sent = await sendDeclaration(reader.token, draft, declared)
    return 'done' in sent ? { to: `/declarations/${sent.done.reference}/sent` } : sent
  },
})

function saving(form: PartForm) {
  return formAction({
    name: 'draft.save',
    side: 'web',
    schema: partForm(form),
    hold: holding(form),
    run: save,
  })
}

/** Saves a form whole or half, then judges it if the person wants to go on. */
async function save(posted: PartPosted, { reader, values }: Context): Promise<Result> {
  const { draft: id, form, go, fromCheck } = posted
  if (go === 'dismiss') {
    await dismissHeld(reader.token, id, heldKey(form, posted.contact))
    return { to: posted.key ? draftHref(id, 'contacts/new') : formHref(id, form, posted.contact, fromCheck) }
  }
  const saved = await saveSection(reader.token, id, posted)
  if ('sent' in saved) return { to: `/declarations/${saved.sent}` }
  if ('none' in saved) return { refused: 'not_found' }
  if ('gone' in saved)
    return {
      errors: {
        form: [
          'This contact was removed from the draft. Your words are still here: copy what you need, and add it again',
        ],
      },
    }
  if ('full' in saved)
    return {
      errors: { form: ['This draft has as many contacts as it can hold. Send it, then start another'] },
    }
  const { contact } = saved
  const carried = { ...values, base: String(saved.version), contact: contact === null ? '' : String(contact) }
  if ('stale' in saved) {
    refresh()
    return { state: { errors: {}, values: carried, refused: 'stale' } }
  }
  if (go === 'auto') return { state: { errors: {}, values: { ...carried, savedAt: formatTime(saved.at) } } }
  if (go === 'row') return { state: { errors: {}, values: { ...carried, rows: String(rowsAfter(posted)) } } }
  if (go === 'later') return { to: `${draftHref(id)}?saved=yes` }

  const problems = holdUp(form, problemsOf(saved.saved, form, contact, await draftRules(reader)))
  if (problems.length > 0) return { state: { errors: errorsFrom(problems), values: carried } }
  const part = partOf(saved.saved, form, contact)
  if (sensitiveIn(part, await loadSensitivePatterns()).length > 0) {
    const at = new URLSearchParams({ form, contact: String(contact ?? ''), from: fromCheck ? 'check' : '' })
    return { to: `${draftHref(id, 'pause')}?${at}` }
  }
  return { to: hrefAfter(id, saved.saved, form, contact, fromCheck) }
}

function rowsAfter({ form, values }: PartPosted): number {
  return (rowNumbers(values, form === 'who' ? 'aka' : 'accounts').at(-1) ?? 0) + 2
}

/** Keeps what was typed for the person when their session has just ended. */
function holding(form: PartForm) {
  return async (values: FormValues, token: Reader['token']): Promise<boolean> => {
    const { draft, contact, key: _, base: __, go: ___, from: ____, ...typed } = values
    if (typeof draft !== 'string' || !/^[\da-f-]{36}$/i.test(draft)) return false
    const number = typeof contact === 'string' && /^\d{1,6}$/.test(contact) ? Number(contact) : null
    return holdSave(token, draft, heldKey(form, number), typed)
  }
}
