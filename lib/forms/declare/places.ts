import { type Draft, mostContacts, type PartForm, partOf } from '#lib/domain/draft.ts'
import { accountRows } from '#lib/domain/draft-answers.ts'

/** The address of a page of a draft. */
export function draftHref(id: string, place = ''): string {
  return `/declare/${id}${place === '' ? '' : `/${place}`}`
}

/** Where a form stands. */
export function formHref(id: string, form: PartForm, contact: number | null, fromCheck = false): string {
  const place = contact === null ? form : `${form === 'who' ? 'contacts' : form}/${contact}`
  return draftHref(id, place) + (fromCheck ? '?from=check' : '')
}

/** The page after a form: what was just written is asked about first, then the next contact, then the next section. */
export function hrefAfter(
  id: string,
  draft: Draft,
  form: PartForm,
  contact: number | null,
  fromCheck: boolean,
): string {
  if (form === 'accounts' && contact !== null && hasUnread(draft, contact))
    return `${draftHref(id, `accounts/${contact}/read`)}${fromCheck ? '?from=check' : ''}`
  if (fromCheck) return draftHref(id, 'check')
  switch (form) {
    case 'who':
      return draftHref(id, 'contacts')
    case 'accounts':
      return nextContact(id, draft, 'accounts', contact) ?? draftHref(id, 'how')
    case 'how':
      return nextContact(id, draft, 'how', contact) ?? draftHref(id, 'why')
    case 'why':
      return draftHref(id, 'work')
    case 'work':
      return draftHref(id, 'reviewer')
    case 'reviewer':
      return draftHref(id, 'check')
  }
}

/** Whether how an account was read has still to be agreed. */
export function hasUnread(draft: Draft, contact: number): boolean {
  return accountRows(partOf(draft, 'accounts', contact).values).some(({ right }) => !right)
}

function nextContact(
  id: string,
  draft: Draft,
  form: 'accounts' | 'how',
  contact: number | null,
): string | null {
  const at = draft.contacts.findIndex((each) => each.id === contact)
  const next = draft.contacts[at + 1]
  return at >= 0 && next ? formHref(id, form, next.id) : null
}

export function canAddContact(draft: Draft): boolean {
  return draft.contacts.length < mostContacts
}

/** The place a person left, if it is still there; else the list of tasks. */
export function resumeHref(id: string, draft: Draft | null, place: string): string {
  const [, section, contact] = /^(contacts|accounts|how)(?:\/(\d{1,6}))?$/.exec(place) ?? []
  if (section && (!contact || !draft || draft.contacts.some((each) => each.id === Number(contact))))
    return draftHref(id, place)
  return ['why', 'work', 'reviewer'].includes(place) ? draftHref(id, place) : draftHref(id)
}
