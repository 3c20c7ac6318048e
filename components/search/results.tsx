import { Mono, Reference } from '#components/ui/mono.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatDay } from '#lib/dates.ts'
import { toDay } from '#lib/domain/days.ts'
import type { SearchResult } from '#lib/queries/search.ts'
import type { Match } from '#lib/search/explain.ts'
import { grouped } from '#lib/search/group.ts'
import { reviewStatuses } from '#lib/wording.ts'

/**
 * What was found, one entry a declaration, each with what matched in it as it was declared. Those in which the same was found stand
 * together under it.
 */
export function Results({ results, search }: { results: readonly SearchResult[]; search: string }) {
  return grouped(results).map((group) => {
    const [first] = group.results
    const together = group.title !== null && group.results.length > 1
    return (
      <section key={first?.reference}>
        {together ? (
          <h2 className="text-base">
            <bdi>{group.title}</bdi>, in {group.results.length} of these declarations
          </h2>
        ) : null}
        <ol className="divide-y divide-line border-y border-line">
          {group.results.map((result) => (
            <li key={result.reference} className="py-3">
              <Result result={result} search={search} level={together ? 3 : 2} />
            </li>
          ))}
        </ol>
      </section>
    )
  })
}

function Result({ result, search, level }: { result: SearchResult; search: string; level: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <>
      <Heading className="text-base">
        <a href={`/standards/${result.reference}?search=${search}`}>
          <Reference>{result.reference}</Reference>
          <span className="sr-only">, declared by {result.declarant}</span>
        </a>
      </Heading>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>
          <bdi>{result.declarant}</bdi>, {result.staffNumber}, {result.unit}
        </span>
        <span className="hint">Sent {formatDay(toDay(result.sentAt))}</span>
        <Tag tone={result.status === 'decided' || result.status === 'approved_by_manager' ? 'ok' : 'info'}>
          {reviewStatuses[result.status]}
        </Tag>
      </p>
      {result.matches.length > 0 ? (
        <ul className="mt-1">
          {result.matches.slice(0, mostMatches).map((match) => (
            <li key={`${match.on} ${match.pieces.join('')}`}>
              <Matched match={match} />
            </li>
          ))}
          {result.matches.length > mostMatches ? (
            <li className="hint">and {result.matches.length - mostMatches} more in this declaration</li>
          ) : null}
        </ul>
      ) : null}
    </>
  )
}

const mostMatches = 5

function Matched({ match }: { match: Match }) {
  const words = match.pieces.map((piece, at) =>
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in its order
      <mark key={at} className="bg-warn-tint font-semibold text-ink">
        {piece}
      </mark>
    ) : (
      piece
    ),
  )
  const plain = match.on === 'Name' || match.on === 'Also known as' || match.on === 'Text'
  return (
    <>
      <span className="hint">
        {match.near ? 'Near match' : 'Matched'} on {match.on.toLowerCase()}:
      </span>{' '}
      {plain ? <bdi>{words}</bdi> : <Mono>{words}</Mono>}
    </>
  )
}
