import { AppealForm } from '#components/since/appeal-form.tsx'
import { WhoSees } from '#components/ui/notes.tsx'
import { formatDay } from '#lib/dates.ts'
import { readDeclaration } from '#lib/queries/declaration.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { appeal } from '../../actions.ts'
import { knownReference } from '../../reference-of.ts'

/** Appeals against a decision. Without one there is nothing to appeal against, and this is not here. */
export default async function Appeal({ params }: { params: Promise<{ ref: string }> }) {
  const reference = knownReference((await params).ref)
  const view = await readDeclaration((await viewer()).on('web'), reference)
  if (!view?.appealUntil) notHere()
  return (
    <Shell
      current="declarations"
      reference={reference}
      backLink={{ href: `/declarations/${reference}`, label: 'Your declaration' }}
    >
      <AppealForm
        action={appeal}
        hidden={{ reference, version: view.version }}
        back={`/declarations/${reference}`}
        whoSees={
          <WhoSees>
            you and professional standards. A decision maker who did not make the decision hears your appeal.
          </WhoSees>
        }
      >
        <p>
          You can appeal once against a decision, until <strong>{formatDay(view.appealUntil)}</strong>. The
          decision and its conditions stay in force until the appeal has changed them.
        </p>
      </AppealForm>
    </Shell>
  )
}
