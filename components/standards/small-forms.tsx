'use client'

import { typed } from '#components/declarations/typed.ts'
import { InsetText, Warning } from '#components/ui/notes.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { places } from '#lib/domain/declaration.ts'
import { noteLimit, questionLimit, reasonLimit } from '#lib/forms/standards-limits.ts'
import type { Colleague } from '#lib/queries/standards-record.ts'
import { placeWords } from '#lib/wording.ts'
import { type OnRecord, PostForm, Words } from './post-form.tsx'

type Readers = { readers: readonly string[] }

/** Why somebody opens a record that is not their own work. */
export function ReasonForm({ part, reason, ...on }: OnRecord & { part: string; reason: string }) {
  return (
    <PostForm
      {...on}
      title="Reason for access"
      button="Open the record"
      hidden={{ part }}
      intro={
        <>
          <p>
            This record is not assigned to you. Say why you open it. Your name, your reason and the time are
            recorded before anything shows, and the record then stays open to you for 30 minutes.
          </p>
          <InsetText>
            Open a record only when your work needs it. Until the first decision the declarant can see that
            professional standards opened it and on which day: never your name or your reason.
          </InsetText>
        </>
      }
    >
      {(state) => (
        <TextArea
          name="reason"
          label="Reason for access"
          hint="For example: linked to an enquiry of mine, with its number"
          rows={3}
          limit={reasonLimit}
          defaultValue={typed(state, 'reason') ?? reason}
          errors={state.errors}
        />
      )}
    </PostForm>
  )
}

export function AssignForm({ people, me, ...on }: OnRecord & { people: readonly Colleague[]; me: string }) {
  return (
    <PostForm {...on} title="Take or assign" button="Assign">
      {(state) => (
        <Select
          name="assessor"
          label="Who works on it"
          hint="They get a notice when it is somebody else"
          placeholder="Choose a person"
          options={people.map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` }))}
          defaultValue={typed(state, 'assessor') ?? (people.some((person) => person.id === me) ? me : '')}
          errors={state.errors}
        />
      )}
    </PostForm>
  )
}

export function AskForm({ readers, ...on }: OnRecord & Readers) {
  return (
    <PostForm
      {...on}
      title="Ask for information"
      button="Send the question"
      readers={readers}
      intro={
        <p>The declarant answers at that place of the declaration. It comes back here when they have.</p>
      }
    >
      {(state) => (
        <>
          <Select
            name="place"
            label="What is your question about?"
            placeholder="Choose a part of the declaration"
            options={places.map((value) => ({ value, label: placeWords[value] }))}
            defaultValue={typed(state, 'place')}
            errors={state.errors}
          />
          <TextArea
            name="question"
            label="Question"
            hint="Plain words, one thing at a time, nothing from notes or intelligence"
            rows={6}
            limit={questionLimit}
            defaultValue={typed(state, 'question')}
            errors={state.errors}
          />
        </>
      )}
    </PostForm>
  )
}

export function NoteForm({ readers, ...on }: OnRecord & Readers) {
  return (
    <PostForm {...on} title="Add a note" button="Add the note" readers={readers}>
      {(state) => (
        <TextArea
          name="text"
          label="Note"
          hint="It cannot be changed or taken back once it is recorded"
          rows={7}
          limit={noteLimit}
          defaultValue={typed(state, 'text')}
          errors={state.errors}
        />
      )}
    </PostForm>
  )
}

export function CallInForm({ readers, ...on }: OnRecord & Readers) {
  return (
    <PostForm
      {...on}
      title="Call in"
      button="Continue"
      readers={readers}
      intro={
        <p>The line manager no longer decides. The declaration goes to professional standards’ queue.</p>
      }
      confirm={(state) => ({
        title: 'Check and call in',
        button: 'I confirm and call it in',
        warning: (
          <Warning>
            This cannot be undone. The declarant is told that it is with professional standards.
          </Warning>
        ),
        rows: [{ key: 'Why you call it in', value: <Words>{typed(state, 'reason')}</Words> }],
      })}
    >
      {(state) => (
        <TextArea
          name="reason"
          label="Why do you call it in?"
          rows={5}
          limit={noteLimit}
          defaultValue={typed(state, 'reason')}
          errors={state.errors}
        />
      )}
    </PostForm>
  )
}

export function RestrictForm({
  readers,
  people,
  me,
  ...on
}: OnRecord & Readers & { people: readonly Colleague[]; me: string }) {
  const options = people.map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` }))
  const name = (id: string | undefined) => options.find((option) => option.value === id)?.label ?? ''
  return (
    <PostForm
      {...on}
      title="Restrict this record"
      button="Continue"
      readers={readers}
      intro={
        <p>
          A restricted record exists for two named decision makers only. To everybody else it is not there: in
          lists, counts, searches and by its address.
        </p>
      }
      confirm={(state) => {
        const named = [typed(state, 'first'), typed(state, 'second')]
        return {
          title: 'Check and restrict',
          button: 'I confirm and restrict it',
          warning: (
            <Warning>
              {named.includes(me)
                ? 'It disappears for everybody but the two of you, at once. Nobody stays assigned.'
                : 'It disappears for everybody but these two, at once. You will not be able to open it again.'}
            </Warning>
          ),
          rows: [
            { key: 'First decision maker', value: name(named[0]) },
            { key: 'Second decision maker', value: name(named[1]) },
            { key: 'Why', value: <Words>{typed(state, 'reason')}</Words> },
          ],
        }
      }}
    >
      {(state) => (
        <>
          {(['first', 'second'] as const).map((field) => (
            <Select
              key={field}
              name={field}
              label={field === 'first' ? 'First decision maker' : 'Second decision maker'}
              placeholder="Choose a person"
              options={options}
              defaultValue={typed(state, field)}
              errors={state.errors}
            />
          ))}
          <TextArea
            name="reason"
            label="Why must it be restricted?"
            rows={5}
            limit={noteLimit}
            defaultValue={typed(state, 'reason')}
            errors={state.errors}
          />
        </>
      )}
    </PostForm>
  )
}
