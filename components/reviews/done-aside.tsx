import { Measures } from '#components/declarations/decision-part.tsx'
import type { Status } from '#lib/domain/declaration.ts'
import type { ReviewView } from '#lib/queries/reviews.ts'

const states: Readonly<Partial<Record<Status, string>>> = {
  approved_by_manager: 'You approved it, and that settled it. Professional standards can call it in.',
  with_standards: 'It is with professional standards now. There is nothing for you to do.',
  decided: 'Professional standards have decided. There is nothing for you to do.',
}

/** In place of the forms when nothing is left for the manager to do here. */
export function DoneAside({ view }: { view: ReviewView }) {
  const again = view.open.includes('confirm_end') || view.open.includes('view_review')
  return (
    <>
      {again ? (
        <p>
          There is something for you to look at again:{' '}
          <a href={`/reviews/${view.reference}/look`}>
            {view.open.includes('confirm_end') ? 'confirm that it has ended' : 'give your view of the review'}
          </a>
          .
        </p>
      ) : null}
      <p>{states[view.status] ?? 'There is nothing for you to do.'}</p>
      <p>What you wrote stands in “What has happened”.</p>
      <Measures measures={view.measures} />
      <p>
        {view.next ? (
          <>
            Next in queue: <a href={`/reviews/${view.next}`}>{view.next}</a>
          </>
        ) : (
          <a href="/reviews">Back to your reviews</a>
        )}
      </p>
    </>
  )
}
