import { EarlierForm } from '#components/since/declarant-forms.tsx'
import { WhoSees } from '#components/ui/notes.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { formatInstant } from '#lib/dates.ts'
import { readDeclaration } from '#lib/queries/declaration.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { declareAgain } from '../../../actions.ts'
import { knownReference } from '../../../reference-of.ts'

type Params = Promise<{ ref: string; association: string }>

/** Says that a contact was declared before; the choice is among the declarant's own. */
export default async function Before({ params }: { params: Params }) {
  const { ref, association } = await params
  const reference = knownReference(ref)
  const view = await readDeclaration((await viewer()).on('web'), reference)
  const contact = view?.associations.find((each) => each.id === association)
  if (!view || !contact) notHere()
  const back = `/declarations/${reference}`
  return (
    <Shell
      // A form gives its own title, with its errors.
      {...(view.earlier.length > 0 ? {} : { title: `Declared before: ${reference}` })}
      current="declarations"
      reference={reference}
      backLink={{ href: back, label: 'Your declaration' }}
    >
      {view.earlier.length === 0 ? (
        <>
          <PageHeading title="Declared before" caption={reference} />
          <p>You have sent no earlier declaration that this could be linked with.</p>
        </>
      ) : (
        <EarlierForm
          action={declareAgain}
          hidden={{ reference, version: view.version, association }}
          back={back}
          options={view.earlier.map((each) => ({
            value: each.id,
            label: each.contact,
            hint: `${each.reference}, sent ${formatInstant(each.sentAt)}`,
          }))}
          whoSees={<WhoSees>you and professional standards.</WhoSees>}
        >
          <p>
            If you have declared <bdi>{contact.name}</bdi> before, say which one it was. Both declarations
            stay as they are, and count as one association. This cannot be undone.
          </p>
        </EarlierForm>
      )}
    </Shell>
  )
}
