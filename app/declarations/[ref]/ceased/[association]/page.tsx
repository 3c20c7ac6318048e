import { CeasedForm } from '#components/declarations/acknowledge-form.tsx'
import { WhoSees } from '#components/ui/notes.tsx'
import { formatDay } from '#lib/dates.ts'
import { readDeclaration } from '#lib/queries/declaration.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { confirmCeased } from '../../../actions.ts'
import { knownReference } from '../../../reference-of.ts'

type Params = Promise<{ ref: string; association: string }>

/** The declarant confirms that a contact which had to end has ended. */
export default async function Ceased({ params }: { params: Params }) {
  const { ref, association } = await params
  const reference = knownReference(ref)
  const person = await viewer()
  const view = await readDeclaration(person.on('web'), reference)
  const ending = view?.toConfirm.find((each) => each.associationId === association)
  if (!view || !ending) notHere()
  return (
    <Shell
      current="declarations"
      reference={reference}
      backLink={{ href: `/declarations/${reference}`, label: 'Your declaration' }}
    >
      <CeasedForm
        action={confirmCeased}
        reference={reference}
        version={view.version}
        association={association}
        whoSees={<WhoSees>you and professional standards.</WhoSees>}
      >
        <p>
          Contact with <bdi>{ending.contact}</bdi> has to end, and you confirm it by {formatDay(ending.by)}.
          Your conditions stay in force after that.
        </p>
      </CeasedForm>
    </Shell>
  )
}
