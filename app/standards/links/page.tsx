import { LinkList } from '#components/links/link-list.tsx'
import { listWords, recordedLink } from '#components/links/words.ts'
import { Pagination, Tabs } from '#components/ui/navigation.tsx'
import { NotificationBanner } from '#components/ui/notes.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { listLinks } from '#lib/commands/links.ts'
import { type LinkList as List, linkLists } from '#lib/queries/links.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewerWith } from '#lib/web/viewer.ts'
import { drawnFor } from '../../reviews/drawn.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Contacts of different people's declarations that may be one: to confirm or to reject. */
export default async function Links({ searchParams }: Props) {
  const person = await viewerWith('assessor', 'decisionMaker')
  if ((await drawnFor()) === 'guess') notHere()
  const params = await searchParams
  const list = linkLists.find((each) => each === params.list) ?? 'open'
  const wanted =
    typeof params.page === 'string' && /^[1-9]\d{0,2}$/.test(params.page) ? Number(params.page) : 1
  const view = await listLinks(person.on('standards'), list, wanted)
  if (!view) notHere()
  const { recorded } = params
  const banner =
    typeof recorded === 'string' && Object.hasOwn(recordedLink, recorded) ? recordedLink[recorded] : null
  const place = view.pages > 1 ? `, page ${view.page} of ${view.pages}` : ''
  return (
    <Shell title={`Links, ${listWords[list].label}${place}`} current="links" density="compact" wide>
      {banner ? <NotificationBanner tone="ok" title={banner} /> : null}
      <PageHeading title="Links between declarations" />
      <p>
        Contacts that different people declared and that may be one person, account or group. Neither the
        people who declared them nor their line managers learn that anything matched. Each look at this list
        is recorded.
      </p>
      <Tabs
        label="Lists of links"
        items={linkLists.map((each) => ({
          href: href(each, 1),
          label: listWords[each].label,
          current: each === list,
          ...(each === 'open' ? { count: view.counts.open } : {}),
        }))}
      />
      {view.rows.length > 0 ? <LinkList links={view.rows} /> : <p>{listWords[list].none}</p>}
      <Pagination
        page={view.page}
        pages={view.pages}
        href={(page) => href(list, page)}
        label="Pages of the list"
      />
    </Shell>
  )
}

function href(list: List, page: number): string {
  const query = new URLSearchParams({
    ...(list === 'open' ? {} : { list }),
    ...(page > 1 ? { page: String(page) } : {}),
  }).toString()
  return query === '' ? '/standards/links' : `/standards/links?${query}`
}
