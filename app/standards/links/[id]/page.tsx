import { EventTimeline } from '#components/history/event-timeline.tsx'
import { Comparison } from '#components/links/comparison.tsx'
import { DecideLinkForm } from '#components/links/decide-link-form.tsx'
import { bandWords, reasonText, recordedLink, stateWords } from '#components/links/words.ts'
import { Reference } from '#components/ui/mono.tsx'
import { Details, NotificationBanner } from '#components/ui/notes.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SummaryList } from '#components/ui/summary-list.tsx'
import { decisionsOpen, type LinkView, openLink } from '#lib/commands/links.ts'
import { formatDay, formatInstant } from '#lib/dates.ts'
import { toDay } from '#lib/domain/days.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewerWith } from '#lib/web/viewer.ts'
import { drawnFor } from '../../../reviews/drawn.ts'
import { decide } from '../actions.ts'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Two contacts side by side, and what is decided on them. */
export default async function LinkPage({ params, searchParams }: Props) {
  const person = await viewerWith('assessor', 'decisionMaker')
  const [{ id }, { recorded }] = await Promise.all([params, searchParams])
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) notHere()
  if ((await drawnFor()) === 'guess') notHere()
  const view = await openLink(person.on('standards'), id)
  if (!view) notHere()
  const { link, contacts, history } = view
  const title = `${link.ends[0].reference} and ${link.ends[1].reference}`
  return (
    <Shell
      current="links"
      density="compact"
      wide
      backLink={{ href: '/standards/links', label: 'Back to the links' }}
    >
      {recorded === 'made' ? <NotificationBanner tone="ok" title={recordedLink.made} /> : null}
      <PageHeading title="Are they one and the same?" />
      <SummaryList rows={rowsOf(view)} />
      <Comparison link={link} contacts={contacts} />
      <h2>{link.decided && link.state !== 'open' ? 'Decide otherwise' : 'Decide'}</h2>
      <DecideLinkForm
        action={decide}
        link={link.id}
        version={link.version}
        title={`Link, ${title}`}
        open={decisionsOpen(link)}
      />
      {link.reasons.length > 0 ? (
        <Details summary="How the weight was worked out">
          <p>
            Each reason counts in bits: one more bit is twice as likely to be one and the same. What few
            records have counts for more.
          </p>
          <SummaryList
            rows={link.reasons.map((reason) => ({
              key: reasonText(reason),
              value: `${reason.bits > 0 ? '+' : '−'}${Math.abs(reason.bits).toFixed(1)}`,
            }))}
          />
        </Details>
      ) : null}
      <h2>History of this link</h2>
      {history.length > 0 ? <EventTimeline entries={history} /> : <p>Nothing was decided on it yet.</p>}
    </Shell>
  )
}

function rowsOf({ link }: LinkView) {
  return [
    ...link.ends.map((end, at) => ({
      key: at === 0 ? 'First declared' : 'Then declared',
      value: (
        <>
          <bdi>{end.name}</bdi>, in{' '}
          <a href={`/standards/${end.reference}`}>
            <Reference>{end.reference}</Reference>
          </a>{' '}
          by <bdi>{end.declarant}</bdi>, {end.unit}, sent {formatDay(toDay(end.sentAt))}
        </>
      ),
    })),
    { key: 'State', value: stateWords[link.state] },
    {
      key: 'Weight',
      value: `${bandWords[link.band]}${link.reasons.length > 0 ? `, ${link.bits.toFixed(1)} bits` : ''}`,
    },
    { key: link.band === 'by_hand' ? 'Made' : 'Found', value: formatDay(toDay(link.foundAt)) },
    ...(link.decided
      ? [
          {
            key: link.state === 'open' ? 'Rejected before' : 'Decided',
            value: (
              <>
                {link.decided.by}, {formatInstant(link.decided.at)}
                <br />
                <bdi className="whitespace-pre-line">{link.decided.note}</bdi>
              </>
            ),
          },
        ]
      : []),
  ]
}
