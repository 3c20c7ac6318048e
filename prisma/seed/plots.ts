import { now } from '../../lib/clock.ts'
import type { Command } from '../../lib/domain/commands.ts'
import { needsConditions } from '../../lib/domain/conditions.ts'
import { addDays, type Day, toDay } from '../../lib/domain/days.ts'
import type { DeclarationRecord, Outcome, RiskGrade } from '../../lib/domain/declaration.ts'
import { intervalOf } from '../../lib/domain/reviews.ts'
import { condition, kept } from './conditions-plot.ts'
import { personId } from './directory.ts'
import { demoPeople } from './people.ts'
import type { Random } from './random.ts'
import { reviewed, together } from './reviews-plot.ts'
import type { Step } from './story.ts'

const subjects = new Map(demoPeople.map((person) => [personId(person.subject), person.subject]))
const subjectOf = (id: string | null): string => {
  const subject = id === null ? undefined : subjects.get(id)
  if (!subject) throw new Error('seed: nobody holds this')
  return subject
}
const declarantOf = (record: DeclarationRecord) => subjectOf(record.declarantId)
const reviewerOf = (record: DeclarationRecord) => subjectOf(record.reviewerId)
const assessors = ['imran.castle', 'freya.lindqvist', 'callum.reddy'] as const

const manager = (afterHours: number, command: Command): Step => ({
  afterHours,
  side: 'web',
  who: reviewerOf,
  command: () => command,
})
const declarant = (afterHours: number, command: (record: DeclarationRecord) => Command): Step => ({
  afterHours,
  side: 'web',
  who: declarantOf,
  command,
})

function standards(who: string) {
  return (afterHours: number, command: (record: DeclarationRecord) => Command): Step => ({
    afterHours,
    side: 'standards',
    who: () => who,
    command,
  })
}

/** What happens to a declaration that goes to the line manager first, or to professional standards at once. An old one is `settled`. */
export function plot(
  facts: { direct: boolean; settles: boolean; settled: boolean; sentAt: Date },
  random: Random,
): readonly Step[] {
  const { direct, settles, settled, sentAt } = facts
  if (direct) return assessment(random, 20, settled, true)
  const day = 24
  const ends = settled ? 20 + random.below(80) : random.below(100)
  const reviewOn: Day = addDays(toDay(sentAt), 90)
  if (ends < 12) return []
  if (ends < 20)
    return [
      manager(2 * day, {
        type: 'return',
        place: 'how',
        question: 'When did you last see each other in person?',
      }),
    ]
  const asked: Step[] =
    ends < 35
      ? [
          manager(day, {
            type: 'return',
            place: 'accounts',
            question: 'Is this the only account you know of?',
          }),
          declarant(day, (record) => ({
            type: 'answer',
            questionId: record.openQuestion?.id ?? '',
            text: 'Yes, the only one that I know of.',
          })),
        ]
      : []
  if (ends > 80)
    return [
      ...asked,
      manager(2 * day, { type: 'refer', rationale: 'This is more than I should decide myself.' }),
      ...assessment(random, 30, settled, false),
    ]
  const measures =
    random.below(3) === 0 ? [{ wording: 'Tell me the same day if you are asked about work.', reviewOn }] : []
  const approve = manager(2 * day, {
    type: 'approve',
    rationale: 'Declared early and openly. I know the circumstances and see no conflict with current duties.',
    measures,
  })
  const people = { declarant: declarantOf, manager: reviewerOf, assessor: null }
  return settles
    ? [...asked, approve, ...reviewed('managed', people)]
    : [...asked, approve, ...assessment(random, 40, settled, false)]
}

function assessment(random: Random, startHours: number, settled: boolean, direct: boolean): readonly Step[] {
  const who = random.one(assessors)
  const by = standards(who)
  const grade: RiskGrade = random.one(['low', 'low', 'medium', 'medium', 'high'])
  const stop = settled ? 60 + random.below(40) : random.below(100)
  if (stop < 15) return []
  const take = by(startHours, () => ({ type: 'assign', assessorId: personId(who) }))
  if (stop < 25) return [take]
  const ask = by(30, () => ({
    type: 'ask',
    place: 'how',
    question: 'How often are you in touch now, and by which means?',
  }))
  const answer = declarant(40, (record) => ({
    type: 'answer',
    questionId: record.openQuestion?.id ?? '',
    text: 'About once a month, by message only.',
  }))
  if (stop < 32) return [take, ask]
  const assess = by(60, () => ({
    type: 'assess',
    nature: 'Social contact, mostly online.',
    howKnown: 'As the declarant describes; nothing else is held.',
    ongoing: 'Ongoing, at the frequency declared.',
    access: 'Routine access for the role; no involvement in connected work.',
    riskGrade: grade,
    manageability: 'manageable',
    rationale:
      grade === 'high'
        ? 'The contact has reason to seek information.'
        : 'Limited contact and declared openly.',
  }))
  if (stop < 42) return [take, ask, answer, assess]
  const outcome: Outcome =
    grade === 'high'
      ? random.one(['cease_contact', 'monitor'])
      : random.one([
          'no_further_action',
          'advice',
          'advice',
          'not_declarable',
          'monitor',
          'continue_with_conditions',
        ])
  const decide = by(50, (record) => ({
    type: 'decide',
    outcomes: record.associationIds.map((associationId) => ({
      associationId,
      outcome,
      confirmBy: outcome === 'cease_contact' ? addDays(toDay(now()), 28) : null,
    })),
    conditions: record.associationIds.flatMap((associationId) =>
      needsConditions(outcome) ? [condition(associationId, record.reviewerId ?? personId(who))] : [],
    ),
    rationale: 'Proportionate to the risk as assessed.',
    message: 'Thank you for declaring this. Please tell us if anything changes.',
    referrals:
      grade === 'high'
        ? [{ target: 'vetting', reason: 'For the vetting unit to consider at the next review.' }]
        : [],
  }))
  const chain = random.below(2) === 0 ? [take, assess, decide] : [take, ask, answer, assess, decide]
  const owner = (record: DeclarationRecord) => (direct ? who : subjectOf(record.reviewerId))
  const interval = intervalOf(outcome, { riskGrade: grade, restricted: false })
  const manager = direct ? null : reviewerOf
  const afterwards = together(
    needsConditions(outcome)
      ? kept(owner, direct ? 'standards' : 'web', outcome === 'cease_contact', random)
      : [],
    interval ? reviewed(interval, { declarant: declarantOf, manager, assessor: who }) : [],
  )
  if (grade === 'high' && stop < 60) return chain
  if (grade !== 'high') return [...chain, ...afterwards]
  return [
    ...chain,
    standards('helen.marsh')(30, () => ({
      type: 'countersign',
      agreed: true,
      rationale: 'I agree with the grade and with the outcome.',
    })),
    ...afterwards,
  ]
}
