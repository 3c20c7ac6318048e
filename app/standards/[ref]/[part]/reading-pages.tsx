import type { ReactNode } from 'react'
import { DeclaredContentView } from '#components/declarations/declared-content.tsx'
import { EventTimeline } from '#components/history/event-timeline.tsx'
import { AppealsView } from '#components/standards/appeals-view.tsx'
import { ConditionsView } from '#components/standards/conditions-view.tsx'
import { Messages } from '#components/standards/messages.tsx'
import { SinceView } from '#components/standards/since-view.tsx'
import { commandPages } from '#components/standards/words.ts'
import { Assessments, Decisions, NotesAndReferrals } from '#components/standards/work-parts.tsx'
import { ButtonLink, ButtonRow } from '#components/ui/button.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import type { CommandType } from '#lib/domain/commands.ts'
import type { RecordPart } from '#lib/queries/standards-record.ts'
import { type Params, RecordPage, type SearchParams, type Shown } from '../record-page.tsx'
import { LinksPage } from './links-page.tsx'

type Props = { params: Params; searchParams: SearchParams }

/** The pages that only show. Each offers what can be done where it stands. */
export const readingPages = {
  declared: reading('declared', 'Declared', ['declared'], ['ask'], ({ view }) =>
    view.declared ? <DeclaredContentView content={view.declared} /> : null,
  ),
  assessment: reading('assessment', 'Assessment', ['work'], ['assess'], ({ view }) =>
    view.work ? <Assessments work={view.work} /> : null,
  ),
  decision: reading('decision', 'Decision', ['work'], ['countersign', 'decide', 'hear_appeal'], ({ view }) =>
    view.work ? (
      <>
        <AppealsView appeals={view.appeals} />
        <Decisions
          work={view.work}
          contacts={view.head.contacts}
          waiting={view.head.stage === 'countersign'}
        />
      </>
    ) : null,
  ),
  conditions: reading(
    'conditions',
    'Conditions',
    ['conditions'],
    ['record_check', 'reword', 'hand_on', 'assess', 'decide'],
    ({ view }) =>
      view.conditions ? (
        <ConditionsView found={view.conditions} contacts={view.head.contacts} today={view.head.today} />
      ) : null,
  ),
  since: reading(
    'since',
    'Changes and reviews',
    ['since'],
    ['decide_review', 'confirm_end', 'declare_again'],
    ({ view, href }) => (view.since ? <SinceView since={view.since} here={href('')} /> : null),
  ),
  messages: reading('messages', 'Messages', ['declared'], ['ask'], ({ view, href }) =>
    view.declared ? <Messages declared={view.declared} href={href('declared')} /> : null,
  ),
  links: LinksPage,
  notes: reading(
    'notes',
    'Notes and referrals',
    ['work'],
    ['note', 'refer_on', 'answer_referral'],
    ({ view }) => (view.work ? <NotesAndReferrals work={view.work} /> : null),
  ),
  history: reading('history', 'History', ['history'], [], ({ view }) =>
    view.history ? (
      <>
        <h2>What has happened, newest first</h2>
        <EventTimeline entries={view.history} />
      </>
    ) : null,
  ),
} as const

function reading(
  page: string,
  title: string,
  parts: readonly RecordPart[],
  offered: readonly CommandType[],
  show: (shown: Shown) => ReactNode,
) {
  return (props: Props) => (
    <RecordPage {...props} page={page} parts={parts} title={title}>
      {(shown) => (
        <>
          <PageHeading title={title} />
          {show(shown)}
          <Offered
            commands={offered.filter((command) => shown.view.open.includes(command))}
            href={shown.href}
          />
        </>
      )}
    </RecordPage>
  )
}

function Offered({ commands, href }: { commands: readonly CommandType[]; href: Shown['href'] }) {
  if (commands.length === 0) return null
  return (
    <ButtonRow>
      {commands.map((command) => {
        const to = commandPages[command]
        return to ? (
          <ButtonLink key={command} href={href(to.page)} tone="quiet">
            {to.label}
          </ButtonLink>
        ) : null
      })}
    </ButtonRow>
  )
}
