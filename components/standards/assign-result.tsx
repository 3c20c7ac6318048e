import { ErrorTitle } from '#components/ui/error-title.tsx'
import { Reference } from '#components/ui/mono.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Table } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import type { Refusal } from '#lib/domain/commands.ts'
import { refusals } from '#lib/wording.ts'

type AssignResultProps = {
  /** `OA-7K2M-94QX/done`, or why not. */
  results: readonly string[]
  taker: string
  back: string
}

const notAssigned: Readonly<Partial<Record<string, string>>> = {
  not_found: 'There is no such record for you.',
  not_open: 'It has moved on: nobody works on it now.',
  stale: 'Somebody has acted on it since you opened the list. Look at it, then assign it.',
  not_an_assessor: 'That person cannot take it: they are the declarant, or no assessor.',
  not_decision_makers: 'It is restricted, and that person is not named on it.',
  fault: 'The fault is ours. Try again in a few minutes.',
}

/** Which records were assigned, and which were not and why. */
export function AssignResult({ results, taker, back }: AssignResultProps) {
  const rows = results.map((result) => {
    const [reference = '', came = ''] = result.split('/')
    return { reference, came }
  })
  const done = rows.filter(({ came }) => came === 'done').length
  const title =
    done === rows.length
      ? `${done} ${done === 1 ? 'record was' : 'records were'} assigned to ${taker}`
      : `${done} of ${rows.length} records ${done === 1 ? 'was' : 'were'} assigned to ${taker}`
  return (
    <>
      <ErrorTitle title={title} errors={{}} />
      <PageHeading title={title} />
      <Table
        caption="What came of each"
        rows={rows}
        rowKey={(row) => row.reference}
        columns={[
          {
            header: 'Reference',
            whole: true,
            cell: ({ reference }) => (
              <a href={`/standards/${reference}`}>
                <Reference>{reference}</Reference>
              </a>
            ),
          },
          {
            header: 'Result',
            cell: ({ came }) =>
              came === 'done' ? <Tag tone="ok">Assigned</Tag> : <Tag tone="warn">Not assigned</Tag>,
          },
          {
            header: 'Why not',
            cell: ({ came }) =>
              came === 'done' ? '' : (notAssigned[came] ?? refusals[came as Refusal]?.text ?? ''),
          },
        ]}
      />
      <p>
        <a href={back}>Back to the list</a>
      </p>
    </>
  )
}
