import { type Draft, partOf } from '#lib/domain/draft.ts'
import { accountRows, namesOf } from '#lib/domain/draft-answers.ts'

/** The best there is to call a contact by while it is written: a name, an account, else its place in the list. */
export function called(draft: Draft, contact: number): string {
  const [name] = namesOf(partOf(draft, 'who', contact).values)
  const [account] = accountRows(partOf(draft, 'accounts', contact).values)
  const at = draft.contacts.findIndex(({ id }) => id === contact)
  return name ?? account?.raw.slice(0, 80) ?? `Contact ${Math.max(at, 0) + 1}`
}
