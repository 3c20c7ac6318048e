import { QueueFilters } from '#components/standards/queue-filters.tsx'
import { QueueWeeks } from '#components/standards/queue-weeks.tsx'
import { recordedWords, viewWords } from '#components/standards/words.ts'
import { NavList, Tabs } from '#components/ui/navigation.tsx'
import { NotificationBanner } from '#components/ui/notes.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { loadPolicy } from '#lib/queries/policy.ts'
import { type QueueView, queueViews, readQueue } from '#lib/queries/standards-queue.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewerWith } from '#lib/web/viewer.ts'
import { firstList, listHref, listQuery, readList, recordHref } from './list.ts'
import { weekLinks } from './week-links.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Professional standards' work in lists; each list, filter and page has an address of its own, made of codes only. */
export default async function StandardsQueue({ searchParams }: Props) {
  const person = await viewerWith('assessor', 'decisionMaker')
  const params = await searchParams
  const asked = readList(params)
  const views = viewsOf(person.actor.roles.includes('decisionMaker'))
  const list = views.includes(asked.view) ? asked : { ...asked, view: firstList.view }
  const [queue, policy] = await Promise.all([
    readQueue(person.on('standards'), list),
    loadPolicy('categories'),
  ])
  const recorded = params.recorded === 'restrict' ? recordedWords.restrict : undefined
  const filtered = [list.unit, list.category, list.status, list.due, list.age].some((each) => each !== '')
  const page = list.page > 1 ? `, page ${list.page}` : ''
  return (
    <Shell
      title={`${viewWords[list.view].label}${page}, professional standards`}
      current="standards"
      density="compact"
      wide
    >
      {recorded ? <NotificationBanner tone="ok" title={recorded} /> : null}
      <PageHeading title="Professional standards" />
      <Tabs
        label="Lists"
        items={views
          .filter((view) => !fromOverview.includes(view) || view === list.view)
          .map((view) => ({
            href: listHref({
              ...firstList,
              unit: list.unit,
              category: list.category,
              status: list.status,
              view,
            }),
            label: viewWords[view].label,
            current: view === list.view,
            ...(view in queue.counts ? { count: queue.counts[view as keyof typeof queue.counts] } : {}),
          }))}
      />
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        <li>
          <a href="/standards/overview">Overview in numbers</a>
        </li>
        <li>
          <a href="/standards/conditions">Conditions to check</a>
        </li>
      </ul>
      {queue.weeks ? (
        <NavList label="When it is due" look="parts" items={weekLinks(list, queue.weeks)} />
      ) : null}
      <QueueFilters
        list={list}
        units={queue.units}
        ageDays={queue.ageDays}
        categories={policy.body.categories}
        href={(changed) => listHref({ ...list, ...changed, page: 1 })}
      />
      {queue.rows.length > 0 ? (
        <QueueWeeks
          queue={queue}
          view={list.view}
          list={listQuery(list)}
          category={(code) => policy.body.categories.find((each) => each.code === code)?.label ?? code}
          href={(reference) => recordHref(reference, '', list)}
        />
      ) : (
        <p>
          {filtered || list.page > 1
            ? 'Nothing in this list matches. Clear the filters to see all of it.'
            : viewWords[list.view].none}
        </p>
      )}
      {list.page > 1 || queue.more ? (
        <nav aria-label="Pages of the list">
          <ul className="pages">
            {list.page > 1 ? (
              <li>
                <a href={listHref({ ...list, page: list.page - 1 })} rel="prev">
                  Previous<span className="sr-only"> page</span>
                </a>
              </li>
            ) : null}
            <li>
              <a href={`/standards?${listQuery(list)}`} aria-current="page">
                <span className="sr-only">Page </span>
                {list.page}
              </a>
            </li>
            {queue.more ? (
              <li>
                <a href={listHref({ ...list, page: list.page + 1 })} rel="next">
                  Next<span className="sr-only"> page</span>
                </a>
              </li>
            ) : null}
          </ul>
        </nav>
      ) : null}
    </Shell>
  )
}

/** Lists that the numbers of the overview lead to; they stand among the others only while they are shown. */
const fromOverview: readonly QueueView[] = ['breached', 'referred', 'appealed']

/** Two lists are decision makers' own: to an assessor they would always be empty, and their names would tell of them. */
function viewsOf(decisionMaker: boolean): readonly QueueView[] {
  return queueViews.filter((view) => decisionMaker || (view !== 'restricted' && view !== 'lookups'))
}
