import { ButtonLink, ButtonRow } from '#components/ui/button.tsx'
import { NotificationBanner } from '#components/ui/notes.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { type Task, TaskList } from '#components/ui/task-list.tsx'
import { formatDay, formatInstant } from '#lib/dates.ts'
import { type Place, places } from '#lib/domain/declaration.ts'
import { isComplete, type SectionState, sectionStates } from '#lib/domain/draft-problems.ts'
import { draftHref, resumeHref } from '#lib/forms/declare/places.ts'
import { Shell } from '#lib/web/shell.tsx'
import { type DraftParams, openDraft, type Query } from './open.ts'

const tasks: Readonly<Record<Place, { label: string; hint: string }>> = {
  contacts: { label: 'Say who or what it is', hint: 'A person, a group or an account' },
  accounts: { label: 'Give accounts and groups', hint: 'Usernames, links and numbers' },
  how: { label: 'Say how you know them', hint: 'What they are to you, and since when' },
  why: { label: 'Say why it may matter', hint: 'Categories, and your own words' },
  work: { label: 'Describe your work', hint: 'What you do and what you have access to' },
  reviewer: { label: 'See who reviews it', hint: 'And whether your line manager should not' },
}

const words: Readonly<Record<SectionState, Pick<Task, 'status' | 'tone'>>> = {
  completed: { status: 'Completed' },
  started: { status: 'Started', tone: 'warn' },
  not_started: { status: 'Not started', tone: 'info' },
}

/** The parts of a draft, in any order. Only the last is closed until the rest is complete. */
export default async function Draft({ params, searchParams }: { params: DraftParams; searchParams: Query }) {
  const view = await openDraft(params)
  const { saved, missing, removed } = await searchParams
  const states = sectionStates(view.draft, view.rules)
  const ready = isComplete(view.draft, view.rules)
  const done = places.filter((place) => states[place] === 'completed').length
  const next = places.find((place) => states[place] !== 'completed')
  const left = resumeHref(view.id, view.draft, view.place)
  const onward = ready ? draftHref(view.id, 'check') : left === draftHref(view.id) || !next ? null : left
  return (
    <Shell title="Your draft declaration" current="declare" backLink={{ href: '/declare', label: 'Declare' }}>
      {saved === 'yes' ? (
        <NotificationBanner tone="ok" title="Your draft is saved">
          <p>Come back whenever you like, on any device.</p>
        </NotificationBanner>
      ) : null}
      {removed === 'yes' ? <NotificationBanner tone="ok" title="The contact was removed" /> : null}
      {missing === 'yes' ? (
        <NotificationBanner title="Something is missing now">
          <p>It could not be sent yet: look at the parts below that are not completed.</p>
        </NotificationBanner>
      ) : null}
      <PageHeading title="Your draft declaration" />
      <p>
        {done} of {places.length} parts are completed. Take them in any order.
      </p>
      <TaskList
        tasks={[
          ...places.map((place) => ({
            ...tasks[place],
            href: draftHref(view.id, place),
            ...words[states[place]],
          })),
          {
            label: 'Check and send',
            ...(ready
              ? { href: draftHref(view.id, 'check'), status: 'Ready', tone: 'info' as const }
              : { status: 'Cannot start yet', hint: 'Open when the parts above are completed' }),
          },
        ]}
      />
      <ButtonRow>
        {onward ? (
          <ButtonLink href={onward}>{ready ? 'Check and send' : 'Continue where you left it'}</ButtonLink>
        ) : (
          <ButtonLink href={draftHref(view.id, next ?? 'check')}>Continue</ButtonLink>
        )}
        <a href={draftHref(view.id, 'discard')}>Discard this draft</a>
      </ButtonRow>
      <p className="hint small">
        Saved {formatInstant(view.updatedAt)}. It will be deleted on {formatDay(view.deleteOn)} if you do not
        change it before.
      </p>
    </Shell>
  )
}
