import { Reports } from '#components/since/reports.tsx'
import { Rounds } from '#components/since/rounds.tsx'
import { formatDay } from '#lib/dates.ts'
import type { DeclarantView } from '#lib/queries/declaration.ts'

type PartProps = Pick<DeclarantView, 'reference' | 'since' | 'open' | 'associations' | 'earlier'> & {
  links?: boolean
}

/** What the declarant has reported and answered since, when the next review is, and what else there is to say. */
export function SincePart({ reference, since, open, associations, earlier, links = true }: PartProps) {
  const { review, changes, ends, returns, answers } = since
  const ended = (id: string) => ends.some((end) => end.associationId === id && end.confirmed !== false)
  const linked = (id: string) => returns.some((each) => each.associationId === id)
  const toEnd = links && open.includes('report_end') ? associations.filter(({ id }) => !ended(id)) : []
  const toLink = links && earlier.length > 0 ? associations.filter(({ id }) => !linked(id)) : []
  const reported = changes.length + ends.length + returns.length + answers.length
  if (reported + toEnd.length + toLink.length === 0 && review === null) return null
  return (
    <>
      <h2 className="part" id="since">
        Since you sent it
      </h2>
      {review ? (
        <p>
          {review.reviewOn
            ? `The next review is on ${formatDay(review.reviewOn)}.`
            : 'You have answered the review. Somebody looks at it now.'}
        </p>
      ) : null}
      {toEnd.length + toLink.length > 0 ? (
        <ul>
          {toEnd.map(({ id, name }) => (
            <li key={`end ${id}`}>
              <a href={`/declarations/${reference}/ended/${id}`}>
                Report that it has ended with <bdi>{name}</bdi>
              </a>
            </li>
          ))}
          {toLink.map(({ id, name }) => (
            <li key={`link ${id}`}>
              <a href={`/declarations/${reference}/before/${id}`}>
                I have declared <bdi>{name}</bdi> before
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <Rounds answers={answers} changes={changes} />
      <Reports since={since} href={(to) => `/declarations/${to}`} />
    </>
  )
}
