import type { ReactNode } from 'react'
import { contactKindWords, relationshipWords } from '#components/declarations/words.ts'
import { Mono } from '#components/ui/mono.tsx'
import { Table } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatVague } from '#lib/domain/vague-day.ts'
import { accountsAlike, type Compared, compareDeclared, type Verdict } from '#lib/links/compare.ts'
import type { DeclaredContact, LinkRow } from '#lib/queries/links.ts'
import { verdictWords } from './words.ts'

type ComparisonProps = { link: LinkRow; contacts: readonly [DeclaredContact, DeclaredContact] }

const questions: Readonly<Record<Compared['what'], string>> = {
  kind: 'Who or what',
  names: 'Names',
  dateOfBirth: 'Date of birth',
  accounts: 'Accounts and numbers',
}

/** Two contacts side by side, as each was declared, with what agrees and what differs in words. */
export function Comparison({ link, contacts }: ComparisonProps) {
  const [one, other] = contacts
  const rows: readonly Row[] = [
    ...compareDeclared(one, other).map(({ what, verdict }) => ({
      question: questions[what],
      one: said(what, one, other),
      other: said(what, other, one),
      verdict,
    })),
    { question: 'Description', one: text(one.description), other: text(other.description) },
    { question: 'Relationship to the declarant', one: related(one), other: related(other) },
    { question: 'Since', one: since(one), other: since(other) },
  ]
  const [first, second] = link.ends
  return (
    <Table
      caption="Both contacts, as they were declared"
      columns={[
        { header: 'Question', cell: (row) => row.question },
        { header: `${first.reference}, ${first.declarant}`, cell: (row) => row.one },
        { header: `${second.reference}, ${second.declarant}`, cell: (row) => row.other },
        {
          header: 'Together',
          cell: ({ verdict }) =>
            verdict ? <Tag tone={verdictWords[verdict].tone}>{verdictWords[verdict].words}</Tag> : '–',
        },
      ]}
      rows={rows}
      rowKey={(row) => row.question}
    />
  )
}

type Row = {
  readonly question: string
  readonly one: ReactNode
  readonly other: ReactNode
  readonly verdict?: Verdict
}

const notKnown = <span className="text-muted">Not known</span>

function said(what: Compared['what'], own: DeclaredContact, other: DeclaredContact): ReactNode {
  switch (what) {
    case 'kind':
      return contactKindWords[own.kind]
    case 'names':
      return own.fullName === null && own.alsoKnownAs.length === 0 ? (
        notKnown
      ) : (
        <>
          <bdi>{own.fullName}</bdi>
          {own.alsoKnownAs.map((name) => (
            <div key={name}>
              also <bdi>{name}</bdi>
            </div>
          ))}
        </>
      )
    case 'dateOfBirth':
      return own.dateOfBirth === null ? notKnown : formatVague(own.dateOfBirth)
    case 'accounts':
      return own.identities.length === 0 ? notKnown : <Accounts own={own} other={other} />
  }
}

function Accounts({ own, other }: { own: DeclaredContact; other: DeclaredContact }) {
  const alike = accountsAlike(own, other)
  return (
    <ul>
      {own.identities.map((identity, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that is only read
        <li key={at}>
          {alike[at] === 'none' ? (
            <Mono>{identity.raw}</Mono>
          ) : (
            <>
              <mark className="bg-warn-tint font-semibold text-ink">
                <Mono>{identity.raw}</Mono>
              </mark>{' '}
              <span className="hint">{alike[at] === 'same' ? 'in both' : 'alike'}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

function text(value: string): ReactNode {
  return value === '' ? notKnown : <bdi className="whitespace-pre-line">{value}</bdi>
}

function since(contact: DeclaredContact): ReactNode {
  return contact.since === null ? notKnown : formatVague(contact.since)
}

function related(contact: DeclaredContact): string {
  return (relationshipWords as Readonly<Record<string, string>>)[contact.relationship] ?? contact.relationship
}
