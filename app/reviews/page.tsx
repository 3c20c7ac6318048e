import { ReviewTable } from '#components/reviews/review-table.tsx'
import { recordedWords, tabWords } from '#components/reviews/words.ts'
import { Mono } from '#components/ui/mono.tsx'
import { Pagination, Tabs } from '#components/ui/navigation.tsx'
import { NotificationBanner } from '#components/ui/notes.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { parseReference } from '#lib/domain/reference.ts'
import { readReviews, reviewsPerPage, reviewTabs } from '#lib/queries/reviews.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { pageNumber, parameter, type Search } from '../declarations/query.ts'
import { reviewLists } from './lists.ts'

/** The line manager's queue. */
export default async function Reviews({ searchParams }: { searchParams: Search }) {
  const person = await viewer()
  if (person.counts.reviews === null) notHere()
  const asked = await parameter(searchParams, 'show')
  const tab = reviewTabs.find((each) => each === asked) ?? 'needed'
  const page = await pageNumber(searchParams)
  const typed = parseReference((await parameter(searchParams, 'recorded')) ?? '')
  const queue = await readReviews(person.on('web'), {
    tab,
    page,
    recorded: typed.ok ? typed.reference : null,
  })
  const pages = Math.max(1, Math.ceil(queue.totals[tab] / reviewsPerPage))
  if (page > pages) notHere()
  const { recorded, next } = queue
  return (
    <Shell
      title={
        pages > 1
          ? `Reviews: ${tabWords[tab].label} (page ${page} of ${pages})`
          : `Reviews: ${tabWords[tab].label}`
      }
      current="reviews"
      wide
    >
      {recorded ? (
        <NotificationBanner tone="ok" title={recordedWords(recorded)}>
          <p>
            {next ? (
              <>
                Next in queue: <a href={`/reviews/${next}`}>{next}</a>
              </>
            ) : (
              'Nothing else waits for your decision.'
            )}
          </p>
        </NotificationBanner>
      ) : null}
      {!recorded && typed.ok && queue.standsInFor.length > 0 ? (
        <NotificationBanner tone="ok" title="It was recorded">
          <p>What you decide for somebody else is theirs again, so it is no longer in your lists.</p>
        </NotificationBanner>
      ) : null}
      <PageHeading title="Reviews" />
      <p>What has come to you to review as line manager.</p>
      {queue.standsInFor.length > 0 ? (
        <p>
          You stand in for <bdi>{queue.standsInFor.join(', ')}</bdi> today: what waits with them is in these
          lists too. <a href="/reviews/cover">See until when</a>
        </p>
      ) : null}
      <Tabs
        label="Reviews by what they wait for"
        items={reviewLists({ current: tab, needed: queue.totals.needed })}
      />
      {queue.rows.length === 0 ? (
        <p>{tabWords[tab].none}</p>
      ) : (
        <ReviewTable tab={tab} rows={queue.rows} total={queue.totals[tab]} />
      )}
      <Pagination
        page={page}
        pages={pages}
        href={(to) => `/reviews?${tab === 'needed' ? '' : `show=${tab}&`}page=${to}`}
        label="Pages of reviews"
      />
      {!recorded && tab === 'needed' && next ? (
        <p>
          Start with the oldest:{' '}
          <a href={`/reviews/${next}`}>
            open <Mono>{next}</Mono>
          </a>
        </p>
      ) : null}
    </Shell>
  )
}
