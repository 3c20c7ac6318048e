import type { Step } from '#components/ui/progress-tracker.tsx'
import { formatDay, formatInstant } from '#lib/dates.ts'
import type { Status } from '#lib/domain/declaration.ts'
import type { Progress } from '#lib/queries/declaration.ts'

type Stop = 'sent' | 'manager' | 'standards' | 'decision' | 'review'

/** The coarse state each status belongs to; what goes on inside professional standards has none. */
export const stopOf: Readonly<Record<Status, Stop>> = {
  with_manager: 'manager',
  returned_by_manager: 'manager',
  with_standards: 'standards',
  question_from_standards: 'standards',
  approved_by_manager: 'decision',
  decided: 'decision',
}

const labels: Readonly<Record<Stop, string>> = {
  sent: 'Sent',
  manager: 'With your line manager',
  standards: 'With professional standards',
  decision: 'Decision',
  review: 'Review',
}

/** The way of a declaration in at most five steps, the same for everybody on the same route. */
export function trackerSteps(progress: Progress, reviewOn: string | null = null): readonly Step[] {
  const stops = stopsOf(progress)
  const at = stops.indexOf(stopOf[progress.status])
  const settled = progress.settledAt !== null
  return stops.map((stop, index): Step => {
    const state = index < at || (settled && index === at) ? 'done' : index === at ? 'current' : 'todo'
    const detail = detailOf(stop, progress, reviewOn)
    return { label: labels[stop], state, ...(detail === null ? {} : { detail }) }
  })
}

function stopsOf({ status, route, viaManager }: Progress): readonly Stop[] {
  const standards =
    route !== 'manager' || !viaManager || stopOf[status] === 'standards' || status === 'decided'
  return [
    'sent',
    ...(viaManager ? (['manager'] as const) : []),
    ...(standards ? (['standards'] as const) : []),
    'decision',
    'review',
  ]
}

function detailOf(stop: Stop, progress: Progress, reviewOn: string | null): string | null {
  const here = stopOf[progress.status] === stop
  if (stop === 'sent') return formatInstant(progress.sentAt)
  if (stop === 'decision' && progress.settledAt) return formatInstant(progress.settledAt)
  if (stop === 'review') {
    if (reviewOn) return `By ${formatDay(reviewOn)}`
    return progress.settledAt ? 'None is set' : 'If one is set with the decision'
  }
  return here && isAsked(progress.status) ? 'More information needed from you' : null
}

function isAsked(status: Status): boolean {
  return status === 'returned_by_manager' || status === 'question_from_standards'
}

/** Who has it now, by role and, for a line manager, by name. */
export function holderOf({ status, manager }: Pick<Progress, 'status' | 'manager'>): string {
  switch (status) {
    case 'with_manager':
      return manager ? `Your line manager, ${manager}` : 'Your line manager'
    case 'returned_by_manager':
      return manager
        ? `You: ${manager}, your line manager, has asked a question`
        : 'You: your line manager has asked a question'
    case 'question_from_standards':
      return 'You: professional standards have asked a question'
    case 'with_standards':
      return 'Professional standards'
    case 'approved_by_manager':
    case 'decided':
      return 'Nobody: a decision was made'
  }
}

/** What happens next and by which working day, in a sentence or two. */
export function nextStep(progress: Progress, today: string): string {
  const { status, route, dueOn, assessBy, manager } = progress
  const name = manager ?? 'Your line manager'
  switch (status) {
    case 'with_manager': {
      const then =
        route === 'manager'
          ? 'They can approve it, ask you a question, or refer it to professional standards.'
          : 'It then goes to professional standards, who decide.'
      return `${late(dueOn, today) ? `${name} has not yet looked at it; it was due by ${formatDay(dueOn)}.` : `${name} looks at it${by(dueOn)}.`} ${then}`
    }
    case 'returned_by_manager':
      return `Answer the question from ${manager ?? 'your line manager'}${by(dueOn)}.`
    case 'question_from_standards':
      return `Answer the question from professional standards${by(dueOn)}.`
    case 'with_standards':
      return late(assessBy, today)
        ? 'Professional standards are still looking at it. You do not need to do anything. Ask them if you are worried about the time it takes.'
        : `Professional standards look at it and aim to be done${by(assessBy)}. You do not need to do anything.`
    case 'approved_by_manager':
    case 'decided':
      return 'Read the decision. Report a change if anything changes.'
  }
}

function by(day: string | null): string {
  return day === null ? '' : ` by ${formatDay(day)}`
}

function late(day: string | null, today: string): day is string {
  return day !== null && day < today
}
