import { PageHeading } from '#components/ui/page-heading.tsx'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'

/** After stepping aside. The same for every record, so that it tells nothing about any. */
export default async function SteppedAside() {
  await viewer()
  const title = 'Thank you for saying so'
  return (
    <Shell title={title} current="reviews">
      <PageHeading title={title} />
      <p>
        Somebody else decides it now. It is no longer in your reviews, and you will get no notices about it.
        The person who declared is not told your reason.
      </p>
      <p>
        Please do not talk about it with anybody. If you have already done so, or you are worried about it,
        tell professional standards.
      </p>
      <p>
        <a href="/reviews">Go to your reviews</a>
      </p>
    </Shell>
  )
}
