import { CorrectionForm } from '#components/declarations/correction-form.tsx'
import { DeclaredContentView } from '#components/declarations/declared-content.tsx'
import { WhoSees } from '#components/ui/notes.tsx'
import { places } from '#lib/domain/declaration.ts'
import { readDeclaration } from '#lib/queries/declaration.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { addCorrection } from '../../actions.ts'
import { parameter, type Search } from '../../query.ts'
import { whoReadsReport } from '../../readers.ts'
import { knownReference } from '../../reference-of.ts'

type PageProps = { params: Promise<{ ref: string }>; searchParams: Search }

/** Adds to a declaration: a correction before the decision, a report of a change after it. */
export default async function Correct({ params, searchParams }: PageProps) {
  const reference = knownReference((await params).ref)
  const view = await readDeclaration((await viewer()).on('web'), reference)
  if (!view) notHere()
  const asked = await parameter(searchParams, 'place')
  const place = places.find((each) => each === asked) ?? null
  return (
    <Shell reference={reference} backLink={{ href: `/declarations/${reference}`, label: 'Your declaration' }}>
      <CorrectionForm
        action={addCorrection}
        reference={reference}
        version={view.version}
        title="Correct or add something"
        place={place}
        whoSees={<WhoSees>{whoReadsReport(view)}</WhoSees>}
        declared={
          <DeclaredContentView own content={view.content} {...(place ? { sections: [place] } : {})} />
        }
      >
        <p>
          Say what is wrong or missing. You do not need to explain why you left it out. If something has
          changed since you sent it, <a href={`/declarations/${reference}/change`}>report the change</a>{' '}
          instead.
        </p>
        <p>
          Nothing you sent is overwritten. What you write now is added beside the part you choose, with
          today’s date, and stays there.
        </p>
      </CorrectionForm>
    </Shell>
  )
}
