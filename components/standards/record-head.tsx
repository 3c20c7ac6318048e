import { Reference } from '#components/ui/mono.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatInstant } from '#lib/dates.ts'
import type { RecordHead } from '#lib/queries/standards-record.ts'
import { reviewStatuses, stages } from '#lib/wording.ts'
import { Due } from './due.tsx'

/** The bar that says on every page of a record whose and which it is, and where it stands. */
export function IdentityBar({ head }: { head: RecordHead }) {
  const settled = head.stage === 'closed' || head.status === 'approved_by_manager'
  return (
    <section aria-label="Record" className="rounded-sm border border-line bg-surface px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <strong>
          <Reference>{head.reference}</Reference>
        </strong>
        <span className="flex flex-wrap gap-1">
          {head.restricted ? <Tag tone="warn">Restricted</Tag> : null}
          {head.urgent && !settled ? <Tag tone="warn">Urgent</Tag> : null}
          <Tag tone={settled ? 'ok' : 'info'}>{reviewStatuses[head.status]}</Tag>
          {head.status === 'with_standards' ? <Tag>{stages[head.stage]}</Tag> : null}
        </span>
      </p>
      <dl className="mt-2 flex flex-wrap gap-x-8 gap-y-2">
        <Fact term="Declarant">
          <bdi>{head.declarant.name}</bdi>, {head.declarant.title}, {head.declarant.staffNumber}
        </Fact>
        <Fact term="Unit">{head.unit}</Fact>
        <Fact term="Sent">{formatInstant(head.sentAt)}</Fact>
        {head.dueOn ? (
          <Fact term="Due">
            <Due on={head.dueOn} today={head.today} />
          </Fact>
        ) : null}
        <Fact term="Assessor">{head.assessor ? head.assessor.name : 'Nobody yet'}</Fact>
        {head.restricted ? <Fact term="Restricted to">{head.decisionMakers.join(' and ')}</Fact> : null}
      </dl>
    </section>
  )
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="hint small">{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
