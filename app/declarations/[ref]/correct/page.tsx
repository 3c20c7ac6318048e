import { CorrectionForm } from '#components/declarations/correction-form.tsx'
import { DeclaredContentView } from '#components/declarations/declared-content.tsx'
import { WhoSees } from '#components/ui/notes.tsx'
import { places } from '#lib/domain/declaration.ts'
import { type DeclarantView, readDeclaration } from '#lib/queries/declaration.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { addCorrection } from '../../actions.ts'
import { parameter, type Search } from '../../query.ts'
import { knownReference } from '../../reference-of.ts'

type PageProps = { params: Promise<{ ref: string }>; searchParams: Search }

/** Adds to a declaration: a correction before the decision, a report of a change after it. */
export default async function Correct({ params, searchParams }: PageProps) {
  const reference = knownReference((await params).ref)
  const view = await readDeclaration((await viewer()).on('web'), reference)
  if (!view) notHere()
  const asked = await parameter(searchParams, 'place')
  const place = places.find((each) => each === asked) ?? null
  const settled = view.settledAt !== null
  return (
    <Shell reference={reference} backLink={{ href: `/declarations/${reference}`, label: 'Your declaration' }}>
      <CorrectionForm
        action={addCorrection}
        reference={reference}
        version={view.version}
        title={settled ? 'Report a change' : 'Correct or add something'}
        place={place}
        whoSees={<WhoSees>{readersOf(view)}</WhoSees>}
        declared={
          <DeclaredContentView own content={view.content} {...(place ? { sections: [place] } : {})} />
        }
      >
        <p>
          {settled
            ? 'Tell us if something has changed since the decision: a charge, a new account, contact that has ended or begun again.'
            : 'Say what is wrong or missing. You do not need to explain why you left it out.'}
        </p>
        <p>
          Nothing you sent is overwritten. What you write now is added beside the part you choose, with
          today’s date, and stays there.
        </p>
      </CorrectionForm>
    </Shell>
  )
}

/** As the law has it: whoever holds the declaration at this moment reads what is added. */
function readersOf({ status, manager }: DeclarantView): string {
  const held =
    status === 'with_manager' || status === 'returned_by_manager' || status === 'approved_by_manager'
  return held && manager
    ? `you, your line manager ${manager} and professional standards.`
    : 'you and professional standards.'
}
