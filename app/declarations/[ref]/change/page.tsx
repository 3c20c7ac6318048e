import { ChangeForm } from '#components/since/declarant-forms.tsx'
import { WhoSees } from '#components/ui/notes.tsx'
import { readDeclaration } from '#lib/queries/declaration.ts'
import { loadPolicy } from '#lib/queries/policy.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { reportChange } from '../../actions.ts'
import { whoReadsReport } from '../../readers.ts'
import { knownReference } from '../../reference-of.ts'

/** Reports that something has changed, at any time after sending. */
export default async function Change({ params }: { params: Promise<{ ref: string }> }) {
  const reference = knownReference((await params).ref)
  const view = await readDeclaration((await viewer()).on('web'), reference)
  if (!view) notHere()
  const { changes } = (await loadPolicy('reviews')).body
  return (
    <Shell
      current="declarations"
      reference={reference}
      backLink={{ href: `/declarations/${reference}`, label: 'Your declaration' }}
    >
      <ChangeForm
        action={reportChange}
        hidden={{ reference, version: view.version }}
        back={`/declarations/${reference}`}
        kinds={changes}
        whoSees={<WhoSees>{whoReadsReport(view)}</WhoSees>}
      >
        <p>
          Reporting a change is your duty, at any time. If somebody has been arrested or charged, has asked
          you for something or has moved in with you, report it today: it goes straight to professional
          standards.
        </p>
        <p>
          Nothing you sent is overwritten. If an association has ended, report the end on your declaration
          instead.
        </p>
      </ChangeForm>
    </Shell>
  )
}
