import { Measures } from '#components/declarations/decision-part.tsx'
import type { ReviewView } from '#lib/queries/reviews.ts'

/** In place of the forms when nothing is left for the manager to do here. */
export function DoneAside({ view }: { view: ReviewView }) {
  return (
    <>
      <p>
        {view.status === 'approved_by_manager'
          ? 'You have settled this. Professional standards can call it in.'
          : 'This is with professional standards or decided by them. There is nothing for you to do.'}
      </p>
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
