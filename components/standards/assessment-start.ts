import {
  certaintyWords,
  contactKindWords,
  frequencyWords,
  ongoingWords,
  relationshipWords,
} from '#components/declarations/words.ts'
import { formatVague } from '#lib/domain/vague-day.ts'
import type { ContactContent, DeclaredContent } from '#lib/queries/content.ts'
import type { StandardsWork } from '#lib/queries/standards-work.ts'
import type { AssessmentStart } from './assess-form.tsx'

/** What the boxes of an assessment begin with: the last assessment, or what was declared, as text to put in order. */
export function assessmentStart(declared: DeclaredContent, work: StandardsWork): AssessmentStart {
  const [last] = work.assessments
  if (last)
    return { nature: last.nature, howKnown: last.howKnown, ongoing: last.ongoing, access: last.access }
  const { contacts, why } = declared
  const each = (line: (contact: ContactContent) => readonly (string | null)[]) =>
    contacts
      .map((contact) => {
        const parts = line(contact).filter((part) => part !== null && part !== '')
        return `${contacts.length > 1 ? `${nameOf(contact)}: ` : ''}${parts.join('. ')}`
      })
      .join('\n')
  return {
    nature: each((contact) => [
      contactKindWords[contact.kind],
      relationshipWords[contact.relationship],
      `In contact: ${frequencyWords[contact.frequency].toLowerCase()}`,
      contact.description,
    ]),
    howKnown: [each((contact) => [contact.howKnown]), `${certaintyWords[why.certainty]}: ${why.source}`]
      .filter((part) => part !== '')
      .join('\n'),
    ongoing: each((contact) => [
      ongoingWords[contact.ongoing],
      contact.since === null ? null : `Since ${formatVague(contact.since)}`,
    ]),
    access: '',
  }
}

function nameOf(contact: ContactContent): string {
  const [identity] = contact.identities
  return contact.fullName ?? contact.alsoKnownAs[0] ?? identity?.handle ?? identity?.value ?? 'Not named'
}
