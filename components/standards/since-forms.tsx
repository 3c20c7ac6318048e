'use client'

import { typed } from '#components/declarations/typed.ts'
import { EndAnswerFields } from '#components/since/answer-fields.tsx'
import { Radios } from '#components/ui/choices.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { formatDay } from '#lib/dates.ts'
import { type ReviewInterval, reviewIntervals } from '#lib/domain/reviews.ts'
import { noteLimit } from '#lib/forms/standards-limits.ts'
import type { NamedContact } from '#lib/queries/contact-names.ts'
import type { EndView } from '#lib/queries/since.ts'
import { intervalWords } from '#lib/wording.ts'
import { type OnRecord, PostForm } from './post-form.tsx'

type Readers = { readers: readonly string[] }

/** Confirms an end that was reported, or asks about it. What is in force ends only where that is said. */
export function ConfirmEndForm({ ends, readers, ...on }: OnRecord & Readers & { ends: readonly EndView[] }) {
  return (
    <PostForm {...on} title="Confirm an end" button="Record your answer" readers={readers}>
      {(state) => (
        <>
          <Radios
            name="report"
            legend="Which end?"
            options={ends.map(({ id, contact, how }) => ({
              value: id,
              label: <bdi>{contact}</bdi>,
              hint: how,
            }))}
            defaultValue={typed(state, 'report') ?? (ends.length === 1 ? ends[0]?.id : undefined)}
            errors={state.errors}
          />
          <EndAnswerFields state={state} />
          <Radios
            name="conditions"
            legend="If you confirm it, what becomes of its conditions?"
            options={[
              { value: 'keep', label: 'They stay in force' },
              { value: 'end', label: 'They end with it' },
            ]}
            defaultValue={typed(state, 'conditions') ?? 'keep'}
            errors={state.errors}
          />
        </>
      )}
    </PostForm>
  )
}

type Choice = { readonly interval: ReviewInterval; readonly nextOn: string }

/** Confirms what was decided until the next review, or takes it back. */
export function ReviewDecisionForm({
  choices,
  readers,
  ...on
}: OnRecord & Readers & { choices: readonly Choice[] }) {
  return (
    <PostForm {...on} title="Decide on a review" button="Record the decision" readers={readers}>
      {(state) => (
        <>
          <Radios
            name="decision"
            legend="What follows from the review?"
            defaultValue={typed(state, 'decision')}
            errors={state.errors}
            options={[
              ...reviewIntervals
                .flatMap((interval) => choices.filter((each) => each.interval === interval))
                .map(({ interval, nextOn }) => ({
                  value: interval,
                  label: `It goes on as decided: ${intervalWords[interval].toLowerCase()}`,
                  hint: `Next review by ${formatDay(nextOn)}`,
                })),
              { value: 'take_back', label: 'Take it back to be assessed and decided again', apart: true },
            ]}
          />
          <TextArea
            name="rationale"
            label="Rationale"
            rows={5}
            limit={noteLimit}
            defaultValue={typed(state, 'rationale')}
            errors={state.errors}
          />
        </>
      )}
    </PostForm>
  )
}

type EarlierProps = OnRecord &
  Readers & {
    contacts: readonly NamedContact[]
    earlier: readonly { readonly value: string; readonly label: string }[]
  }

/** Says that two associations of the same declarant are one. */
export function EarlierForm({ contacts, earlier, readers, ...on }: EarlierProps) {
  return (
    <PostForm {...on} title="Declared before" button="Link with the earlier declaration" readers={readers}>
      {(state) => (
        <>
          <Select
            name="association"
            label="Contact or group in this declaration"
            placeholder="Choose one"
            options={contacts.map(({ associationId, name }) => ({ value: associationId, label: name }))}
            defaultValue={
              typed(state, 'association') ?? (contacts.length === 1 ? contacts[0]?.associationId : '')
            }
            errors={state.errors}
          />
          <Select
            name="earlier"
            label="The same one, as declared before"
            placeholder="Choose one"
            options={earlier}
            defaultValue={typed(state, 'earlier')}
            errors={state.errors}
          />
        </>
      )}
    </PostForm>
  )
}
