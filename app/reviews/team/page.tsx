import { TeamCounts } from '#components/reviews/team-counts.tsx'
import { TeamTable } from '#components/reviews/team-table.tsx'
import { Pagination, Tabs } from '#components/ui/navigation.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { type DuePart, dueParts } from '#lib/domain/due.ts'
import { readTeam, type TeamKind, type TeamList, teamKinds, teamPerPage } from '#lib/queries/team.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { pageNumber, parameter, type Search } from '../../declarations/query.ts'
import { reviewLists } from '../lists.ts'

/** What waits with a line manager, by day: in numbers, and as the list that a number leads to. */
export default async function MyTeam({ searchParams }: { searchParams: Search }) {
  const person = await viewer()
  if (person.counts.reviews === null) notHere()
  const kind = (await parameter(searchParams, 'kind')) as TeamKind
  const due = (await parameter(searchParams, 'due')) as DuePart
  const list: TeamList = {
    kind: teamKinds.includes(kind) ? kind : '',
    due: dueParts.includes(due) ? due : '',
    page: await pageNumber(searchParams),
  }
  const team = await readTeam(person.on('web'), list)
  const pages = Math.max(1, Math.ceil(team.total / teamPerPage))
  if (list.page > pages) notHere()
  const narrowed = list.kind !== '' || list.due !== ''
  return (
    <Shell title={pages > 1 ? `My team (page ${list.page} of ${pages})` : 'My team'} current="reviews" wide>
      <PageHeading title="My team" />
      <p>What waits with you as line manager, what is overdue first. Each number leads to its list.</p>
      <Tabs label="Reviews by what they wait for" items={reviewLists({ current: 'team' })} />
      {team.counts.length > 0 ? (
        <TeamCounts counts={team.counts} href={(narrow) => hrefOf({ ...whole, ...narrow })} />
      ) : null}
      {narrowed ? (
        <p>
          <a href={hrefOf(whole)}>Show everything</a>
        </p>
      ) : null}
      {team.rows.length > 0 ? (
        <TeamTable team={team} list={list} />
      ) : (
        <p>{narrowed ? 'Nothing of this kind waits.' : 'Nothing waits with you.'}</p>
      )}
      <Pagination
        page={list.page}
        pages={pages}
        href={(page) => hrefOf({ ...list, page })}
        label="Pages of the list"
      />
    </Shell>
  )
}

const whole: TeamList = { kind: '', due: '', page: 1 }

function hrefOf({ kind, due, page }: TeamList): string {
  const query = new URLSearchParams({
    ...(kind === '' ? {} : { kind }),
    ...(due === '' ? {} : { due }),
    ...(page > 1 ? { page: String(page) } : {}),
  }).toString()
  return query === '' ? '/reviews/team' : `/reviews/team?${query}`
}
