import { Due } from '#components/standards/due.tsx'
import { dueLabels } from '#components/standards/words.ts'
import { Reference } from '#components/ui/mono.tsx'
import { Table } from '#components/ui/table.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import type { Team, TeamList, TeamRow } from '#lib/queries/team.ts'
import { teamWords } from './team-words.ts'

/** What waits, by day. Somebody who only checks a condition is led to that condition, which is all they see. */
export function TeamTable({ team, list }: { team: Team; list: TeamList }) {
  const narrowed = [list.kind && teamWords[list.kind], list.due && dueLabels[list.due]].filter(Boolean)
  return (
    <Table
      caption={`${['What waits', ...narrowed].join(', ')}: ${team.total}`}
      rows={team.rows}
      rowKey={(row) => `${row.kind} ${row.id}`}
      columns={[
        {
          header: 'What to do',
          cell: (row) => (
            <a href={hrefOf(row)}>
              {teamWords[row.kind]}
              <VisuallyHidden>
                {' '}
                of {row.declarant}, {row.reference}
              </VisuallyHidden>
            </a>
          ),
        },
        { header: 'Due', cell: (row) => <Due on={row.dueOn} today={team.today} /> },
        { header: 'Of', cell: (row) => <bdi>{row.declarant}</bdi> },
        { header: 'Declaration', whole: true, cell: (row) => <Reference>{row.reference}</Reference> },
      ]}
    />
  )
}

function hrefOf({ kind, id, reference }: TeamRow): string {
  return kind === 'check' ? `/reviews/conditions/${id}` : `/reviews/${reference}`
}
