import { Reference } from '#components/ui/mono.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatDay } from '#lib/dates.ts'
import { toDay } from '#lib/domain/days.ts'
import type { LinkEnd, LinkRow } from '#lib/queries/links.ts'
import { bandWords, reasonText, speaksFor, stateWords } from './words.ts'

/** Pairs of contacts that may be one, or are; each leads to both, side by side. */
export function LinkList({ links, level = 2 }: { links: readonly LinkRow[]; level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <ol className="divide-y divide-line border-y border-line">
      {links.map((link) => (
        <li key={link.id} className="py-3">
          <Heading className="text-base">
            <a href={`/standards/links/${link.id}`}>
              <bdi>{link.ends[0].name}</bdi> and <bdi>{link.ends[1].name}</bdi>
            </a>
          </Heading>
          <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
            <Tag tone={link.state === 'confirmed' ? 'ok' : link.state === 'open' ? 'info' : 'neutral'}>
              {stateWords[link.state]}
            </Tag>
            <span>{bandWords[link.band]}</span>
            {link.again ? <span>Rejected before; something new speaks for it</span> : null}
          </p>
          <ul className="mt-1">
            {link.ends.map((end) => (
              <li key={end.contactId}>
                <EndLine end={end} />
              </li>
            ))}
            {speaksFor(link.reasons).map((reason) => (
              <li key={reasonText(reason)} className="hint">
                <bdi>{reasonText(reason)}</bdi>
              </li>
            ))}
            {link.decided && link.state !== 'open' ? (
              <li className="hint">
                By {link.decided.by}, {formatDay(toDay(link.decided.at))}: <bdi>{link.decided.note}</bdi>
              </li>
            ) : null}
          </ul>
        </li>
      ))}
    </ol>
  )
}

function EndLine({ end }: { end: LinkEnd }) {
  return (
    <>
      <Reference>{end.reference}</Reference> by <bdi>{end.declarant}</bdi>, {end.unit}, sent{' '}
      {formatDay(toDay(end.sentAt))}
    </>
  )
}
