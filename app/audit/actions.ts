'use server'

import { auditForm } from '#lib/forms/audit.ts'
import { findPeople, mostPeople } from '#lib/queries/audit.ts'
import { formAction } from '#lib/web/form-action.ts'

/** Finds the person meant, and leads to an address that holds ids, codes and days only. */
export const searchHistory = formAction({
  name: 'audit.search',
  side: 'standards',
  schema: auditForm,
  run: async ({ person, personId, ...criteria }, { reader, values }) => {
    const found = person === '' ? [] : await findPeople(reader, person)
    if (!found) return { refused: 'not_found' }
    const [only, second] = found
    if (person !== '' && !only)
      return { errors: { person: ['Nobody in the directory has this staff number or name'] } }
    if (found.length > mostPeople)
      return {
        errors: {
          person: [`More than ${mostPeople} people match. Enter more of the name, or the staff number`],
        },
      }
    const chosen = second ? found.find((each) => each.id === personId) : only
    if (second && !chosen) {
      const people = found.map((each) => `${each.id}\t${each.label}`)
      return {
        state: {
          errors: { personId: ['Choose which of these people you mean'] },
          values: { ...values, 'people[]': people },
        },
      }
    }
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries({ person: chosen?.id ?? null, ...criteria }))
      if (value) query.set(name, value)
    return { to: query.size > 0 ? `/audit?${query}` : '/audit' }
  },
})
