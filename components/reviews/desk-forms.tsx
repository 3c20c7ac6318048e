import type { ReactNode } from 'react'
import { typed } from '#components/declarations/typed.ts'
import { Button } from '#components/ui/button.tsx'
import { Radios } from '#components/ui/choices.tsx'
import { WhoSees } from '#components/ui/notes.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { places } from '#lib/domain/declaration.ts'
import type { FormState } from '#lib/forms/form-state.ts'
import { questionLimit, reasonsLimit } from '#lib/forms/limits.ts'
import { placeWords } from '#lib/wording.ts'
import { type DeskDecision, deskWords } from './desk-words.ts'
import { MeasureFields } from './measure-fields.tsx'
import type { ReviewDeskProps } from './review-desk.tsx'

type Name = DeskDecision | 'stepAside'

type DeskFormsProps = ReviewDeskProps & {
  forms: Readonly<
    Record<Name, readonly [state: FormState, send: (form: FormData) => void, ...rest: unknown[]]>
  >
  last: Name | null
  onPost: (name: Name) => void
}

/**
 * The conflict question first; each further answer opens what belongs to it. The radios stand in no form: they only choose
 * which one is seen, by the style sheet alone, and each form posts for itself.
 */
export function DeskForms(props: DeskFormsProps) {
  const { open, last, readers, forms } = props
  const words = deskWords(props.route)
  const decisions = (['approve', 'giveBack', 'refer'] as const).filter((name) =>
    open.includes(words[name].command),
  )
  const stood = last === 'stepAside' ? 'no' : last === null ? undefined : 'yes'
  return (
    <div className="group/desk space-y-8">
      <Radios
        name="standing"
        legend="Should you be the one to decide this?"
        hint="You should not if you are the contact or in the group, are related or close to them, or could gain or lose by it"
        defaultValue={stood}
        options={[
          { value: 'yes', label: 'I can decide this' },
          {
            value: 'no',
            label: 'I should not decide this',
            reveal: (
              <DeskForm {...props} name="stepAside">
                <TextArea
                  name="reason"
                  label="Why not?"
                  hint="A sentence is enough"
                  rows={3}
                  defaultValue={typed(forms.stepAside[0], 'reason')}
                  errors={forms.stepAside[0].errors}
                />
                <p>
                  It goes to somebody else at once. You will no longer see it, and nobody on your team is told
                  why.
                </p>
                <WhoSees>{readers.stepAside}</WhoSees>
                <Button>Step aside</Button>
              </DeskForm>
            ),
          },
        ]}
      />
      <div className="space-y-6 supports-[selector(:has(*))]:hidden supports-[selector(:has(*))]:group-has-[#field-standing:checked]/desk:block">
        <Radios
          name="decision"
          legend="What do you decide?"
          defaultValue={last === null || last === 'stepAside' ? undefined : last}
          options={decisions.map((name) => ({
            value: name,
            label: words[name].choice,
            reveal: (
              <DeskForm {...props} name={name}>
                <p>{words[name].effect}</p>
                <DecisionFields {...props} name={name} />
                <Button name="step" value="check">
                  Check before it counts
                </Button>
              </DeskForm>
            ),
          }))}
        />
      </div>
    </div>
  )
}

function DeskForm({
  name,
  reference,
  version,
  forms,
  onPost,
  children,
}: DeskFormsProps & { name: Name; children: ReactNode }) {
  return (
    <form action={forms[name][1]} onSubmit={() => onPost(name)} className="space-y-4" noValidate>
      <input type="hidden" name="reference" value={reference} />
      <input type="hidden" name="version" value={version} />
      {children}
    </form>
  )
}

function DecisionFields({ name, forms, readers }: DeskFormsProps & { name: DeskDecision }) {
  const [state] = forms[name]
  const { errors } = state
  if (name === 'giveBack')
    return (
      <>
        <Select
          name="place"
          label="Which part is your question about?"
          placeholder="Choose a part"
          options={places.map((place) => ({ value: place, label: placeWords[place] }))}
          defaultValue={typed(state, 'place')}
          errors={errors}
        />
        <TextArea
          name="question"
          label="Your question"
          hint="Ask one thing, and only what you need to decide"
          rows={4}
          limit={questionLimit}
          defaultValue={typed(state, 'question')}
          errors={errors}
        />
        <WhoSees>{readers[name]}</WhoSees>
      </>
    )
  return (
    <>
      <TextArea
        name="rationale"
        label="Your reasons"
        hint="What you considered and why it leads here"
        rows={6}
        limit={reasonsLimit}
        defaultValue={typed(state, 'rationale')}
        errors={errors}
      />
      <WhoSees>{readers[name]}</WhoSees>
      {name === 'approve' ? <MeasureFields state={state} whoReads={readers.measures} /> : null}
    </>
  )
}
