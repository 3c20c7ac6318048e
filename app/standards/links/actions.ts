'use server'

import { decideLink, makeLink } from '#lib/commands/links.ts'
import { viewRecord } from '#lib/commands/open-record.ts'
import { parseReference } from '#lib/domain/reference.ts'
import { decideLinkForm, makeLinkForm, otherRecordForm } from '#lib/forms/links.ts'
import { formAction } from '#lib/web/form-action.ts'

const side = 'standards'

/** Confirms, rejects, or takes back. */
export const decide = formAction({
  name: 'links.decide',
  side,
  schema: decideLinkForm,
  run: async ({ link, decision, reason, version }, { reader }) => {
    const decided = await decideLink(reader, link, decision, reason, version)
    return 'done' in decided ? { to: `/standards/links?recorded=${decision}` } : decided
  },
})

/** Leads to the page where a contact of this record is linked with one of another; both have to be open to the reader. */
export const find = formAction({
  name: 'links.find',
  side,
  schema: otherRecordForm,
  run: async ({ reference, other }, { reader }) => {
    const [own, theirs] = [parseReference(reference), parseReference(other)]
    if (!own.ok || (await viewRecord(reader, own.reference, [])).state === 'none')
      return { refused: 'not_found' }
    if (!theirs.ok) return { errors: { other: ['Enter a reference, like OA-7K2M-94QX'] } }
    if (own.reference === theirs.reference)
      return { errors: { other: ['This is the record that you are on. Enter another one'] } }
    return { to: `/standards/${own.reference}/link-with?other=${theirs.reference}` }
  },
})

export const make = formAction({
  name: 'links.make',
  side,
  schema: makeLinkForm,
  run: async ({ one, other, reason }, { reader }) => {
    const made = await makeLink(reader, one, other, reason)
    return 'done' in made ? { to: `/standards/links/${made.done.id}?recorded=made` } : made
  },
})
