import { AcknowledgeForm } from '#components/declarations/acknowledge-form.tsx'
import { conditionRows } from '#components/declarations/conditions-part.tsx'
import { WhoSees } from '#components/ui/notes.tsx'
import { SummaryCard } from '#components/ui/summary-card.tsx'
import { readDeclaration } from '#lib/queries/declaration.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { acknowledge } from '../../../actions.ts'
import { knownReference } from '../../../reference-of.ts'

type Params = Promise<{ ref: string; condition: string }>

/** The declarant reads a condition and answers it. One that is not theirs, or not in force, is not here. */
export default async function Condition({ params }: { params: Params }) {
  const { ref, condition: id } = await params
  const reference = knownReference(ref)
  const person = await viewer()
  const view = await readDeclaration(person.on('web'), reference)
  const condition = view?.conditions.find((each) => each.id === id)
  if (!view || !condition) notHere()
  const back = { href: `/declarations/${reference}`, label: 'Your declaration' }
  const card = <SummaryCard title="The condition" rows={conditionRows(condition)} />
  if (condition.answer === 'agreed')
    return (
      <Shell
        title={`Condition acknowledged: ${reference}`}
        current="declarations"
        reference={reference}
        backLink={back}
      >
        <h1>You have acknowledged this condition</h1>
        {card}
      </Shell>
    )
  return (
    <Shell current="declarations" reference={reference} backLink={back}>
      <AcknowledgeForm
        action={acknowledge}
        reference={reference}
        version={view.version}
        condition={condition.id}
        wording={String(condition.wordingVersion)}
        refused={condition.answer === 'refused'}
        whoSees={
          <WhoSees>
            you and professional standards. Whoever checks the condition learns whether you answered, not your
            words.
          </WhoSees>
        }
      >
        {card}
      </AcknowledgeForm>
    </Shell>
  )
}
