import { redirect } from 'next/navigation'
import { called } from '#components/declare/called.ts'
import { RouteWords } from '#components/declare/route-words.tsx'
import { SendForm } from '#components/declare/send-form.tsx'
import { summaryRows } from '#components/declare/summary.tsx'
import { WhoSees } from '#components/ui/notes.tsx'
import { SummaryCard } from '#components/ui/summary-card.tsx'
import type { SummaryRow } from '#components/ui/summary-list.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import { type PartForm, partOf, singleForms } from '#lib/domain/draft.ts'
import { isComplete } from '#lib/domain/draft-problems.ts'
import { whoSees } from '#lib/domain/who-sees.ts'
import { draftHref, formHref } from '#lib/forms/declare/places.ts'
import type { DraftView } from '#lib/queries/drafts.ts'
import { Shell } from '#lib/web/shell.tsx'
import { placeWords } from '#lib/wording.ts'
import { send } from '../../actions.ts'
import { type DraftParams, openDraft } from '../open.ts'

const titles: Readonly<Record<PartForm, string>> = {
  who: placeWords.contacts,
  accounts: placeWords.accounts,
  how: placeWords.how,
  why: placeWords.why,
  work: placeWords.work,
  reviewer: placeWords.reviewer,
}

/** Everything once more, who will see it, and the statement. Closed until the rest is complete. */
export default async function Check({ params }: { params: DraftParams }) {
  const view = await openDraft(params)
  const { draft, rules, policy, readers } = view
  if (!isComplete(draft, rules)) redirect(`${draftHref(view.id)}?missing=yes`)
  return (
    <Shell current="declare" backLink={{ href: draftHref(view.id), label: 'Your draft' }}>
      <SendForm
        action={send}
        draft={view.id}
        version={view.version}
        title="Check your answers"
        statement={
          <>
            <h2>Who will see it</h2>
            <RouteWords readers={readers} routes={policy.body.routes} />
            <WhoSees>{whoSees(readers)}</WhoSees>
            <h2>Before you send it</h2>
            <p>{policy.body.warnings.statement.text}</p>
          </>
        }
      >
        {draft.contacts.map(({ id }) => (
          <section key={id} className="space-y-6">
            <h2>
              <bdi>{called(draft, id)}</bdi>
            </h2>
            {(['who', 'accounts', 'how'] as const).map((form) => (
              <Card key={form} view={view} form={form} contact={id} />
            ))}
          </section>
        ))}
        <h2>Your part</h2>
        {singleForms.map((form) => (
          <Card key={form} view={view} form={form} contact={null} />
        ))}
      </SendForm>
    </Shell>
  )
}

function Card({ view, form, contact }: { view: DraftView; form: PartForm; contact: number | null }) {
  const { readers, policy, draft, id } = view
  const rows = summaryRows(form, partOf(draft, form, contact).values, policy.body)
  const named = contact !== null && draft.contacts.length > 1 ? `, ${called(draft, contact)}` : ''
  return (
    <SummaryCard
      level={3}
      title={titles[form]}
      rows={form === 'reviewer' ? reviewerRows(readers.manager?.fullName ?? null, rows) : rows}
      actions={
        <a href={formHref(id, form, contact, true)}>
          Change
          <VisuallyHidden>
            {' '}
            {titles[form].toLowerCase()}
            {named}
          </VisuallyHidden>
        </a>
      }
    />
  )
}

function reviewerRows(manager: string | null, rows: readonly SummaryRow[]): readonly SummaryRow[] {
  return [
    { key: 'Reviewed first by', value: manager ? <bdi>{manager}</bdi> : 'Professional standards' },
    ...rows.filter(({ key, value }) => !(key === 'Your line manager' && value === 'May see it')),
  ]
}
