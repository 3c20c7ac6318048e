import { WatchedTable } from '#components/standards/watched-table.tsx'
import { inForceWords } from '#components/standards/words.ts'
import { NavList, Pagination, Tabs } from '#components/ui/navigation.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import {
  type InForce,
  readWatched,
  standingsInForce,
  sumOf,
  type WatchedList,
  watchedPerPage,
} from '#lib/queries/watched.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewerWith } from '#lib/web/viewer.ts'
import { pageNumber, parameter, type Search } from '../../declarations/query.ts'

const titles = { mine: 'Conditions I check', all: 'Conditions in force' } as const
const tabs = { mine: 'Mine to check', all: 'Everybody’s' } as const

/** Conditions in force: those that the reader checks, or all they may see; what is due first at the top. */
export default async function WatchedConditions({ searchParams }: { searchParams: Search }) {
  const person = await viewerWith('assessor', 'decisionMaker')
  const asked = (await parameter(searchParams, 'standing')) as InForce
  const list: WatchedList = {
    whose: (await parameter(searchParams, 'show')) === 'all' ? 'all' : 'mine',
    standing: standingsInForce.includes(asked) ? asked : '',
    page: await pageNumber(searchParams),
  }
  const { conditions, totals, total, today } = await readWatched(person.on('standards'), list)
  const pages = Math.max(1, Math.ceil(total / watchedPerPage))
  if (list.page > pages) notHere()
  const { whose, standing } = list
  const title = standing === '' ? titles[whose] : `${titles[whose]}: ${inForceWords[standing].toLowerCase()}`
  return (
    <Shell
      title={pages > 1 ? `${title} (page ${list.page} of ${pages})` : title}
      current="standards"
      density="compact"
      backLink={{ href: '/standards', label: 'Professional standards' }}
      wide
    >
      <PageHeading title={titles[whose]} />
      <Tabs
        label="Whose conditions"
        items={(['mine', 'all'] as const).map((each) => ({
          href: hrefOf({ whose: each, standing: '', page: 1 }),
          label: tabs[each],
          current: each === whose,
        }))}
      />
      <NavList
        label="Where they stand"
        look="parts"
        items={[
          {
            href: hrefOf({ whose, standing: '', page: 1 }),
            label: 'All',
            current: standing === '',
            count: sumOf(totals),
          },
          ...standingsInForce.map((each) => ({
            href: hrefOf({ whose, standing: each, page: 1 }),
            label: inForceWords[each],
            current: each === standing,
            count: totals[each],
          })),
        ]}
      />
      {conditions.length > 0 ? (
        <WatchedTable conditions={conditions} total={total} today={today} />
      ) : (
        <p>{whose === 'mine' && standing === '' ? 'There is no condition for you to check.' : 'None.'}</p>
      )}
      <Pagination
        page={list.page}
        pages={pages}
        href={(page) => hrefOf({ ...list, page })}
        label="Pages of conditions"
      />
    </Shell>
  )
}

function hrefOf({ whose, standing, page }: WatchedList): string {
  const query = new URLSearchParams({
    ...(whose === 'all' ? { show: 'all' } : {}),
    ...(standing === '' ? {} : { standing }),
    ...(page > 1 ? { page: String(page) } : {}),
  }).toString()
  return query === '' ? '/standards/conditions' : `/standards/conditions?${query}`
}
