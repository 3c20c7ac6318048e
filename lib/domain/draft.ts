/*
 * A declaration while it is written. Each part keeps the words as they were typed, so that half an answer can be saved, a
 * saved part can be drawn again as it stood, and nothing is lost to a rule that came later. What is missing is judged in
 * `draft-problems.ts`; what it becomes when it is sent, in `draft-declared.ts`.
 */

/** What was typed into a form, by field. */
export type PartValues = Readonly<Record<string, string | readonly string[]>>

/** Forms that stand once for each contact, and forms that stand once. */
export const contactForms = ['who', 'accounts', 'how'] as const
export const singleForms = ['why', 'work', 'reviewer'] as const
export type ContactForm = (typeof contactForms)[number]
export type SingleForm = (typeof singleForms)[number]
export type PartForm = ContactForm | SingleForm

/** One saved form: `who:1` is who the first contact is. A contact's number is never given to another. */
export type PartKey = `${ContactForm}:${number}` | SingleForm

export type Part = {
  /** Grows with each save; a form carries the one it was drawn from. */
  readonly version: number
  /** An instant, ISO 8601. */
  readonly savedAt: string
  readonly values: PartValues
  /** What a reader was asked about in this part ("Did you mean to include …?") and kept. */
  readonly kept: readonly string[]
}

export type Draft = {
  readonly contacts: readonly DraftContact[]
  /** The number that the next contact gets. */
  readonly next: number
  readonly parts: Readonly<Partial<Record<PartKey, Part>>>
}

/** `key` is drawn with an empty form, so that a second press adds no second contact. */
export type DraftContact = { readonly id: number; readonly key: string | null }

export const emptyDraft: Draft = { contacts: [], next: 1, parts: {} }
export const mostContacts = 20
export const mostAccounts = 40
export const mostAliases = 20

export function partKey(form: PartForm, contact: number | null): PartKey {
  return isContactForm(form) ? `${form}:${contact ?? 1}` : form
}

export function isContactForm(form: PartForm): form is ContactForm {
  return (contactForms as readonly string[]).includes(form)
}

/** A part as it stands; one never saved has version 0 and no words. */
export function partOf(draft: Draft, form: PartForm, contact: number | null = null): Part {
  return draft.parts[partKey(form, contact)] ?? unsaved
}

const unsaved: Part = { version: 0, savedAt: '', values: {}, kept: [] }

/** The text of a field, trimmed; nothing typed is ''. */
export function textOf(values: PartValues, name: string): string {
  const value = Object.hasOwn(values, name) ? values[name] : ''
  return typeof value === 'string' ? value.trim() : ''
}

export function listOf(values: PartValues, name: string): readonly string[] {
  const value = Object.hasOwn(values, name) ? values[name] : []
  return typeof value === 'string' || value === undefined ? [] : value
}

/** The numbers of the rows `name.0…`, `name.1…` that stand in a form, in order. */
export function rowNumbers(values: PartValues, name: string): readonly number[] {
  const found = new Set<number>()
  for (const field of Object.keys(values)) {
    const [head, row] = field.split('.')
    if (head === name && row && /^\d{1,3}$/.test(row)) found.add(Number(row))
  }
  return [...found].sort((a, b) => a - b)
}

/** Reads what the database kept. Total: whatever it does not know is treated as not answered. */
export function readDraft(json: unknown): Draft {
  if (!isObject(json)) return emptyDraft
  const contacts = readContacts(json.contacts)
  const highest = Math.max(0, ...contacts.map((contact) => contact.id))
  const next = isNumber(json.next) ? Math.max(json.next, highest + 1) : highest + 1
  const parts: Partial<Record<PartKey, Part>> = {}
  const known: readonly PartKey[] = [
    ...contacts.flatMap(({ id }) => contactForms.map((form) => partKey(form, id))),
    ...singleForms,
  ]
  for (const key of known) {
    const part = isObject(json.parts) && Object.hasOwn(json.parts, key) ? readPart(json.parts[key]) : null
    if (part) parts[key] = part
  }
  return { contacts, next, parts }
}

function readContacts(json: unknown): readonly DraftContact[] {
  if (!Array.isArray(json)) return []
  const contacts: DraftContact[] = []
  for (const each of json.slice(0, mostContacts)) {
    if (!isObject(each) || !isNumber(each.id) || contacts.some(({ id }) => id === each.id)) continue
    contacts.push({ id: each.id, key: typeof each.key === 'string' ? each.key : null })
  }
  return contacts
}

function readPart(json: unknown): Part | null {
  if (!isObject(json) || !isNumber(json.version)) return null
  const savedAt = typeof json.savedAt === 'string' ? json.savedAt : ''
  return { version: json.version, savedAt, values: readValues(json.values), kept: textsOf(json.kept) }
}

function readValues(json: unknown): PartValues {
  if (!isObject(json)) return {}
  const values: Record<string, string | readonly string[]> = {}
  for (const [name, value] of Object.entries(json)) {
    if (typeof value === 'string') values[name] = value
    else if (Array.isArray(value)) values[name] = textsOf(value)
  }
  return values
}

function textsOf(json: unknown): readonly string[] {
  return Array.isArray(json) ? json.filter((each) => typeof each === 'string') : []
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
