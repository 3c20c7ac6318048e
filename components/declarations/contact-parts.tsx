import type { ReactNode } from 'react'
import { Mono } from '#components/ui/mono.tsx'
import { SummaryCard } from '#components/ui/summary-card.tsx'
import type { SummaryRow } from '#components/ui/summary-list.tsx'
import { formatVague } from '#lib/domain/vague-day.ts'
import { contactName } from '#lib/queries/contact-names.ts'
import type { ContactContent, DeclaredContent, IdentityContent } from '#lib/queries/content.ts'
import { Said } from './said.tsx'
import {
  contactKindWords,
  frequencyWords,
  groupRoleWords,
  ongoingWords,
  relationshipWords,
  yesNoWords,
} from './words.ts'

export type PartProps = { content: DeclaredContent; own: boolean }

/** Not known is an answer, distinct from none. */
const notKnown = 'Not known'

export function ContactsPart({ content, own }: PartProps) {
  return content.contacts.map((contact, position) => (
    <SummaryCard key={contact.id} level={3} title={titleOf(contact, position)} rows={whoRows(contact, own)} />
  ))
}

export function AccountsPart({ content }: PartProps) {
  if (content.contacts.every((contact) => contact.identities.length === 0)) return <p>No account is known.</p>
  return content.contacts.map((contact, position) => (
    <SummaryCard
      key={contact.id}
      level={3}
      title={titleOf(contact, position)}
      rows={
        contact.identities.length === 0
          ? [{ key: 'Accounts', value: notKnown }]
          : contact.identities.map((identity, at) => ({
              key: identity.platform ?? `Account ${at + 1}, platform not known`,
              value: <Identity identity={identity} />,
            }))
      }
    />
  ))
}

export function HowPart({ content, own }: PartProps) {
  return content.contacts.map((contact, position) => (
    <SummaryCard
      key={contact.id}
      level={3}
      title={titleOf(contact, position)}
      rows={[
        { key: 'Relationship', value: relationshipWords[contact.relationship] ?? contact.relationship },
        { key: 'How often in contact', value: frequencyWords[contact.frequency] ?? contact.frequency },
        { key: 'Since', value: contact.since === null ? notKnown : formatVague(contact.since) },
        { key: 'Ongoing or past', value: ongoingWords[contact.ongoing] ?? contact.ongoing },
        {
          key: own ? 'How you came to know each other' : 'How they came to know each other',
          value: contact.howKnown && <Said>{contact.howKnown}</Said>,
        },
        {
          key: own ? 'Knows that you work for the force' : 'Knows that the declarant works for the force',
          value: yesNoWords[contact.knowsEmployer] ?? contact.knowsEmployer,
        },
      ]}
    />
  ))
}

function titleOf(contact: ContactContent, position: number): ReactNode {
  return <bdi>{contactName({ ...contact, position })}</bdi>
}

function whoRows(contact: ContactContent, own: boolean): readonly SummaryRow[] {
  const { group } = contact
  const named = contact.kind === 'group' ? 'Name of the group' : 'Full name'
  return [
    { key: 'Who or what', value: contactKindWords[contact.kind] },
    { key: named, value: contact.fullName === null ? notKnown : <bdi>{contact.fullName}</bdi> },
    ...(contact.alsoKnownAs.length > 0
      ? [{ key: 'Also known as', value: <bdi>{contact.alsoKnownAs.join('; ')}</bdi> }]
      : []),
    ...(contact.kind === 'group'
      ? []
      : [
          {
            key: 'Date of birth',
            value: contact.dateOfBirth === null ? notKnown : formatVague(contact.dateOfBirth),
          },
        ]),
    { key: 'Description', value: contact.description && <Said>{contact.description}</Said> },
    ...(group
      ? [
          {
            key: own ? 'Your role in the group' : 'Role of the declarant in the group',
            value: groupRoleWords[group.role] ?? group.role,
          },
          { key: 'Members', value: group.size === null ? notKnown : `About ${group.size}` },
          { key: 'People from outside the force', value: yesNoWords[group.outsiders] },
          { key: 'Other staff of the force', value: yesNoWords[group.otherStaff] },
          { key: 'Operational matters are discussed', value: yesNoWords[group.operational] },
        ]
      : []),
  ]
}

/** The handle as it was read; what was typed stands below it where it differs. */
function Identity({ identity }: { identity: IdentityContent }) {
  const read = identity.handle ?? identity.value
  return (
    <>
      <Mono>{read}</Mono>
      {identity.raw === read ? null : (
        <span className="hint small block">
          Written as <Mono>{identity.raw}</Mono>
        </span>
      )}
    </>
  )
}
