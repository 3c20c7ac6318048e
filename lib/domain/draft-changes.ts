import {
  type Draft,
  isContactForm,
  mostContacts,
  type PartForm,
  type PartKey,
  type PartValues,
  partKey,
  partOf,
  rowNumbers,
  textOf,
} from './draft.ts'

/** A form that was posted: which one, and the version of the part it was drawn from. */
export type PartSave = {
  readonly form: PartForm
  /** The contact's number; null on a form of its own. */
  readonly contact: number | null
  /** Drawn with the form for a new contact. */
  readonly key: string | null
  readonly base: number
  readonly values: PartValues
}

export type PartSaved =
  | { readonly draft: Draft; readonly contact: number | null; readonly version: number }
  /** Somebody, or another tab, saved this part since; `version` is what stands there now. */
  | { readonly stale: true; readonly contact: number | null; readonly version: number }
  | { readonly gone: true }
  | { readonly full: true }

/**
 * Puts a posted form into its draft. Saving the same words again changes nothing, so that a second press or a retried post
 * is no conflict; other words over a newer version are refused.
 */
export function savePart(draft: Draft, save: PartSave, at: Date): PartSaved {
  const { form, base } = save
  const placed = place(draft, save)
  if ('gone' in placed || 'full' in placed) return placed
  const { contact } = placed
  const before = partOf(placed.draft, form, contact)
  const values = form === 'accounts' ? withReadings(save.values, before.values) : save.values
  if (before.version !== base) {
    if (isSame(values, before.values)) return { draft: placed.draft, contact, version: before.version }
    return { stale: true, contact, version: before.version }
  }
  const version = base + 1
  const parts = {
    ...placed.draft.parts,
    [partKey(form, contact)]: { version, savedAt: at.toISOString(), values, kept: before.kept },
  }
  return { draft: { ...placed.draft, parts }, contact, version }
}

type Placed = { readonly draft: Draft; readonly contact: number | null }

/** Finds the contact that a form is about, or makes it. */
function place(draft: Draft, save: PartSave): Placed | { readonly gone: true } | { readonly full: true } {
  if (!isContactForm(save.form)) return { draft, contact: null }
  const known = draft.contacts.find(({ id, key }) => (save.key ? key === save.key : id === save.contact))
  if (known) return { draft, contact: known.id }
  // The forms of a first contact are open before there is one: sections come in any order.
  const first = draft.contacts.length === 0 && save.contact === draft.next
  if (!save.key && !first) return { gone: true }
  if (draft.contacts.length >= mostContacts) return { full: true }
  const id = draft.next
  return {
    draft: { ...draft, contacts: [...draft.contacts, { id, key: save.key }], next: id + 1 },
    contact: id,
  }
}

/** An account that was typed as before keeps how it was read, and that the person agreed. */
function withReadings(values: PartValues, before: PartValues): PartValues {
  const agreed = rowNumbers(before, 'accounts').filter(
    (row) => textOf(before, `accounts.${row}.right`) === 'yes',
  )
  const same = (row: number, other: number) =>
    (['raw', 'platform'] as const).every(
      (field) => textOf(values, `accounts.${row}.${field}`) === textOf(before, `accounts.${other}.${field}`),
    )
  const rights = rowNumbers(values, 'accounts')
    .filter((row) => agreed.some((other) => same(row, other)))
    .map((row) => [`accounts.${row}.right`, 'yes'] as const)
  return { ...values, ...Object.fromEntries(rights) }
}

/** Takes a contact out with all that was said of it. */
export function removeContact(draft: Draft, contact: number): Draft {
  const parts = Object.fromEntries(
    Object.entries(draft.parts).filter(([key]) => !key.endsWith(`:${contact}`)),
  )
  return { ...draft, contacts: draft.contacts.filter(({ id }) => id !== contact), parts }
}

/** Remembers what a person was asked about and kept, so that they are not asked twice. */
export function keepWords(draft: Draft, key: PartKey, words: readonly string[]): Draft {
  const part = draft.parts[key]
  if (!part) return draft
  const kept = [...new Set([...part.kept, ...words])].slice(-200)
  return { ...draft, parts: { ...draft.parts, [key]: { ...part, kept } } }
}

function isSame(a: PartValues, b: PartValues): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].every((name) => JSON.stringify(a[name] ?? '') === JSON.stringify(b[name] ?? ''))
}
