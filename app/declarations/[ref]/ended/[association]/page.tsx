import { EndForm } from '#components/since/declarant-forms.tsx'
import { WhoSees } from '#components/ui/notes.tsx'
import { readDeclaration } from '#lib/queries/declaration.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { reportEnd } from '../../../actions.ts'
import { whoReadsReport } from '../../../readers.ts'
import { knownReference } from '../../../reference-of.ts'

type Params = Promise<{ ref: string; association: string }>

/** Reports that an association has ended. */
export default async function Ended({ params }: { params: Params }) {
  const { ref, association } = await params
  const reference = knownReference(ref)
  const view = await readDeclaration((await viewer()).on('web'), reference)
  const contact = view?.associations.find((each) => each.id === association)
  if (!view || !contact) notHere()
  return (
    <Shell
      current="declarations"
      reference={reference}
      backLink={{ href: `/declarations/${reference}`, label: 'Your declaration' }}
    >
      <EndForm
        action={reportEnd}
        hidden={{ reference, version: view.version, association }}
        back={`/declarations/${reference}`}
        whoSees={<WhoSees>{whoReadsReport(view)}</WhoSees>}
      >
        <p>
          It is about <bdi>{contact.name}</bdi>. Whoever decided confirms the end, or asks you about it. Until
          then what was set stays in force, and your declaration is kept in any case.
        </p>
      </EndForm>
    </Shell>
  )
}
