import { AssignManyForm } from '#components/standards/assign-many-form.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { now } from '#lib/clock.ts'
import { toDay } from '#lib/domain/days.ts'
import { parseReference } from '#lib/domain/reference.ts'
import { mostAssigned } from '#lib/forms/chosen-records.ts'
import { readAssignable } from '#lib/queries/assignable.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewerWith } from '#lib/web/viewer.ts'
import { carriedList, listHref, listQuery } from '../list.ts'
import { assignChosen } from './actions.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Records ticked in a list, to be given to one person. */
export default async function AssignChosen({ searchParams }: Props) {
  const person = await viewerWith('assessor', 'decisionMaker')
  const params = await searchParams
  const list = carriedList(params.list)
  const { rows, people } = await readAssignable(person.on('standards'), chosen(params.ref))
  const back = listHref(list)
  return (
    <Shell
      {...(rows.length > 0 ? {} : { title: 'Assign records' })}
      current="standards"
      density="compact"
      backLink={{ href: back, label: 'Back to the list' }}
    >
      {rows.length > 0 ? (
        <AssignManyForm
          action={assignChosen}
          rows={rows}
          people={people}
          me={person.actor.id}
          list={listQuery(list)}
          back={back}
          today={toDay(now())}
        />
      ) : (
        <>
          <PageHeading title="Assign records" />
          <p>
            Nothing is chosen. <a href={back}>Go back to the list</a>, tick the records to assign, and press
            “Assign those ticked”.
          </p>
        </>
      )}
    </Shell>
  )
}

function chosen(refs: string | string[] | undefined): readonly string[] {
  const typed = [refs ?? []].flat().slice(0, mostAssigned)
  const references = typed.flatMap((each) => {
    const parsed = parseReference(each)
    return parsed.ok ? [parsed.reference] : []
  })
  return [...new Set<string>(references)]
}
