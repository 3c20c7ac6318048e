import { DeclarationCard } from '#components/declarations/declaration-card.tsx'
import { ButtonLink, ButtonRow } from '#components/ui/button.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { type Task, TaskList } from '#components/ui/task-list.tsx'
import { now } from '#lib/clock.ts'
import { formatDay, formatInstant } from '#lib/dates.ts'
import { toDay } from '#lib/domain/days.ts'
import { resumeHref } from '#lib/forms/declare/places.ts'
import { type HomeView, readHome } from '#lib/queries/home.ts'
import { Shell } from '#lib/web/shell.tsx'
import { type Viewer, viewer } from '#lib/web/viewer.ts'

/** Everybody's own page: what needs them, and where their declarations stand. */
export default async function Home() {
  const person = await viewer()
  const home = await readHome(person.on('web'))
  const today = toDay(now())
  const tasks = tasksOf(home, person.counts)
  const standards = person.actor.roles.some((role) => role === 'assessor' || role === 'decisionMaker')
  return (
    <Shell title="Home" current="home">
      <PageHeading title="Home" caption={<bdi>{person.actor.fullName}</bdi>} />
      <ButtonRow>
        <ButtonLink href="/declare">Start a declaration</ButtonLink>
        <a href="/check">Check whether I need to declare</a>
      </ButtonRow>

      <h2>What needs you</h2>
      {tasks.length > 0 ? <TaskList tasks={tasks} /> : <p>Nothing needs you at the moment.</p>}
      <p>
        <a href="/notices">All your notices</a>
      </p>
      {standards ? (
        <p>
          Your work for professional standards is in <a href="/standards">the professional standards queue</a>
          .
        </p>
      ) : null}

      <h2>Your declarations</h2>
      {home.total === 0 ? <NothingYet /> : null}
      {home.declarations.map((progress) => (
        <DeclarationCard key={progress.reference} progress={progress} today={today} />
      ))}
      {home.total > home.declarations.length ? (
        <p>
          <a href="/declarations">All your declarations ({home.total})</a>
        </p>
      ) : null}
    </Shell>
  )
}

function NothingYet() {
  return (
    <>
      <p>
        You have not sent a declaration. Most people only need to now and then, and declaring is a normal part
        of the job: it protects you, your colleagues and your work.
      </p>
      <p>
        An association counts when it is more than passing or casual, online as much as in person. If you are
        not sure, <a href="/check">the check takes about two minutes</a> and keeps nothing.
      </p>
    </>
  )
}

function tasksOf(home: HomeView, counts: Viewer['counts']): readonly Task[] {
  return [
    ...home.questions.map(
      ({ reference, questionId, dueOn }): Task => ({
        label: `Answer a question about ${reference}`,
        href: `/declarations/${reference}/answer/${questionId}`,
        ...(dueOn === null ? {} : { hint: `By ${formatDay(dueOn)}` }),
        status: 'More information needed',
        tone: 'warn',
      }),
    ),
    ...home.unanswered.map(
      ({ reference, conditionId, by }): Task => ({
        label: `Answer a condition on ${reference}`,
        href: `/declarations/${reference}/conditions/${conditionId}`,
        hint: `By ${formatDay(by)}`,
        status: 'Needs your answer',
        tone: 'warn',
      }),
    ),
    ...(home.checksDue > 0
      ? [
          {
            label: home.checksDue === 1 ? 'Check a condition' : `Check ${home.checksDue} conditions`,
            href: '/reviews/conditions',
            hint: 'As line manager',
            status: 'Due',
            tone: 'warn',
          } satisfies Task,
        ]
      : []),
    ...(counts.reviews
      ? [
          {
            label:
              counts.reviews === 1 ? 'Decide on a declaration' : `Decide on ${counts.reviews} declarations`,
            href: '/reviews',
            hint: 'As line manager',
            status: 'Needs your decision',
            tone: 'warn',
          } satisfies Task,
        ]
      : []),
    ...home.drafts.map(
      ({ id, place, updatedAt }): Task => ({
        label: 'Finish your draft declaration',
        href: resumeHref(id, null, place),
        hint: `Last saved ${formatInstant(updatedAt)}`,
        status: 'Draft',
        tone: 'neutral',
      }),
    ),
    ...(counts.notices
      ? [
          {
            label: counts.notices === 1 ? 'Read a new notice' : `Read ${counts.notices} new notices`,
            href: '/notices',
            status: 'New',
            tone: 'info',
          } satisfies Task,
        ]
      : []),
  ]
}
