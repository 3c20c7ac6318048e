import { dueLabels } from '#components/standards/words.ts'
import { Counted } from '#components/ui/counted.tsx'
import { Table } from '#components/ui/table.tsx'
import { dueParts } from '#lib/domain/due.ts'
import type { Team, TeamList } from '#lib/queries/team.ts'
import { teamWords } from './team-words.ts'

type TeamCountsProps = {
  counts: Team['counts']
  /** The address of the list that a number is of. */
  href: (narrow: Partial<TeamList>) => string
}

/** How many there are of each kind, by when they are due. */
export function TeamCounts({ counts, href }: TeamCountsProps) {
  return (
    <Table
      caption="By kind and week"
      rows={counts}
      rowKey={({ kind }) => kind}
      columns={[
        { header: 'What', cell: ({ kind }) => teamWords[kind] },
        ...dueParts.map((due) => ({
          header: dueLabels[due],
          numeric: true,
          cell: ({ kind, due: parts }: Team['counts'][number]) => (
            <Counted
              count={parts[due]}
              href={href({ kind, due })}
              of={`${dueLabels[due].toLowerCase()}: ${teamWords[kind].toLowerCase()}`}
            />
          ),
        })),
        {
          header: 'In all',
          numeric: true,
          cell: ({ kind, total }) => (
            <Counted count={total} href={href({ kind })} of={`in all: ${teamWords[kind].toLowerCase()}`} />
          ),
        },
      ]}
    />
  )
}
