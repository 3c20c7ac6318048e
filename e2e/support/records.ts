import type { Command } from '#lib/domain/commands.ts'
import type { ConditionTerms } from '#lib/domain/conditions.ts'
import { addDays, toDay } from '#lib/domain/days.ts'
import type { Declared } from '#lib/domain/declared.ts'
import type { VagueDay } from '#lib/domain/vague-day.ts'
import type { Side } from '#lib/reader.ts'
import type { DeclaredFacts, Force } from '../../scripts/test/force.ts'

/** Declarations in the states that permission can depend on, each made by the portal's own commands. */
export type Records = Readonly<Record<RecordName, Made>>

export type Made = {
  readonly reference: string
  readonly question: string
  readonly associations: readonly string[]
  /** A name that stands in its content and nowhere else. */
  readonly contact: string
  /** Conditions in force: one that the declarant’s line manager checks, and one of professional standards. */
  readonly condition: string
  readonly own: string
  /** An end that was reported and waits. */
  readonly end: string
  /** A referral that waits for an answer. */
  readonly referral: string
}

export const recordNames = [
  'with_manager',
  'returned',
  'approved',
  'end_reported',
  'stepped_aside',
  'kept',
  'direct',
  'assigned',
  'assessed',
  'asked',
  'countersign',
  'decided',
  'with_conditions',
  'appealed',
  'restricted',
] as const
export type RecordName = (typeof recordNames)[number]

type Act = readonly [who: string, side: Side, command: Command]

export async function makeRecords(force: Force): Promise<Records> {
  const approve: Act = ['paula.reyes', 'web', { type: 'approve', rationale: 'I know of it.', measures: [] }]
  const giveBack: Act = ['paula.reyes', 'web', { type: 'return', place: 'how', question: 'Since when?' }]
  const aside: Act = ['paula.reyes', 'web', { type: 'step_aside', reason: 'A friend of mine.' }]
  const refer: Act = ['paula.reyes', 'web', { type: 'refer', rationale: 'More than I should decide.' }]
  const ask: Act = ['imran.castle', 'standards', { type: 'ask', place: 'why', question: 'Who said so?' }]
  const take: Act = ['imran.castle', 'standards', { type: 'assign', assessorId: force.id('imran.castle') }]
  const extremism: DeclaredFacts = { categories: ['extremism_terrorism'] }
  const kept: Declared['reviewer'] = { keepFromManager: true, reason: 'It is about him.' }

  const make = async (who: string, facts: DeclaredFacts, ...acts: readonly Act[]): Promise<Made> => {
    const contact = `Corin ${letters()}`
    const reference = await force.declares(who, { ...facts, contact: { fullName: contact } })
    for (const [actor, side, command] of acts) await carryOut(force, reference, actor, side, command)
    const { rows } = await force.db.query(
      `SELECT d.id, (SELECT q.id FROM question q WHERE q.declaration_id = d.id LIMIT 1) AS question
         FROM declaration d WHERE d.reference = $1`,
      [reference],
    )
    return {
      reference,
      contact,
      question: rows[0]?.question ?? '',
      associations: await associationsOf(force, reference),
      condition: '',
      own: '',
      end: '',
      referral: '',
    }
  }
  const decided = async (who: string, risk: 'low' | 'high') => {
    const made = await make(who, extremism, take)
    await assess(force, made, risk)
    await decide(force, made)
    return made
  }
  const assessed = async (who: string) => {
    const made = await make(who, extremism, take)
    await assess(force, made, 'medium')
    return made
  }

  const withConditions = async (): Promise<Made> => {
    const made = await make('ewan.price', extremism, take)
    await assess(force, made, 'low')
    return { ...made, ...(await decideWithConditions(force, made)) }
  }

  const endReported = async (): Promise<Made> => {
    const made = await make('amara.okafor', {}, approve)
    const [associationId = ''] = made.associations
    const end = { associationId, endedOn: '2026' as VagueDay, how: 'It ended.', resume: 'no' } as const
    await carryOut(force, made.reference, 'amara.okafor', 'web', { type: 'report_end', ...end })
    const record = await force.sees('amara.okafor', 'web', made.reference)
    return { ...made, end: record?.ends[0]?.id ?? '' }
  }

  const appealed = async (): Promise<Made> => {
    const made = await decided('ewan.price', 'low')
    const { reference } = made
    const onward = { type: 'refer_on', target: 'conduct', reason: 'For their next look at it.' } as const
    await carryOut(force, reference, 'imran.castle', 'standards', onward)
    await carryOut(force, reference, 'ewan.price', 'web', { type: 'appeal', grounds: 'I had left before.' })
    const record = await force.sees('imran.castle', 'standards', reference)
    return { ...made, referral: record?.case?.openReferralIds[0] ?? '' }
  }

  return {
    with_manager: await make('amara.okafor', {}),
    returned: await make('amara.okafor', {}, giveBack),
    approved: await make('amara.okafor', {}, approve),
    end_reported: await endReported(),
    stepped_aside: await make('amara.okafor', {}, aside),
    kept: await make('paula.reyes', { reviewer: kept }),
    direct: await make('ewan.price', extremism),
    assigned: await make('ewan.price', extremism, take),
    assessed: await assessed('ewan.price'),
    asked: await make('amara.okafor', {}, refer, take, ask),
    countersign: await decided('ewan.price', 'high'),
    decided: await decided('ewan.price', 'low'),
    with_conditions: await withConditions(),
    appealed: await appealed(),
    restricted: await make('sonia.maddox', {}),
  }
}

type Judged = Pick<Made, 'reference' | 'associations'>

/** Assesses as Imran Castle. */
export function assess(
  force: Force,
  { reference }: Judged,
  riskGrade: 'low' | 'medium' | 'high',
): Promise<void> {
  return carryOut(force, reference, 'imran.castle', 'standards', {
    type: 'assess',
    nature: 'Online contact.',
    howKnown: 'As declared.',
    ongoing: 'Ended.',
    access: 'Usual for the role.',
    riskGrade,
    manageability: 'manageable',
    rationale: 'Declared at once.',
  })
}

/** Records a decision as Imran Castle; high risk then waits for a second person. */
export function decide(force: Force, { reference, associations }: Judged): Promise<void> {
  return carryOut(force, reference, 'imran.castle', 'standards', {
    type: 'decide',
    outcomes: associations.map((associationId) => ({ associationId, outcome: 'not_declarable' })),
    conditions: [],
    rationale: 'More than passing it was not.',
    message: 'Thank you for declaring this.',
    referrals: [],
  })
}

/** Decides as Imran Castle that contact has to end: one condition is for Ewan Price's line manager to check, one for himself. */
export async function decideWithConditions(
  force: Force,
  { reference, associations }: Judged,
  manager = 'elif.warner',
): Promise<Pick<Made, 'condition' | 'own'>> {
  const today = toDay(new Date())
  const [associationId = ''] = associations
  const condition = (who: string, wording: string): ConditionTerms => ({
    associationId,
    template: null,
    wording,
    ownerId: force.id(who),
    startsOn: today,
    checkWeeks: 6,
    dueOn: null,
    reviewOn: addDays(today, 150),
  })
  await carryOut(force, reference, 'imran.castle', 'standards', {
    type: 'decide',
    outcomes: associations.map((each) => ({
      associationId: each,
      outcome: 'cease_contact',
      confirmBy: addDays(today, 21),
    })),
    conditions: [
      condition(manager, 'Leave the channel and do not join it again.'),
      condition('imran.castle', 'Report any change at once.'),
    ],
    rationale: 'It has to end.',
    message: 'Please leave the channel.',
    referrals: [],
  })
  const record = await force.sees('imran.castle', 'standards', reference)
  const checkedBy = (who: string) =>
    record?.conditions.find((each) => each.ownerId === force.id(who))?.id ?? ''
  return { condition: checkedBy(manager), own: checkedBy('imran.castle') }
}

/** Carries a command out, and fails loudly when it is refused. */
export async function carryOut(
  force: Force,
  reference: string,
  who: string,
  side: Side,
  command: Command,
): Promise<void> {
  const executed = await force.does(who, side, reference, command)
  if ('refused' in executed) throw new Error(`${who} was refused to ${command.type}: ${executed.refused}`)
}

export async function associationsOf(force: Force, reference: string): Promise<readonly string[]> {
  const { rows } = await force.db.query(
    'SELECT a.id FROM association a JOIN declaration d ON d.id = a.declaration_id WHERE d.reference = $1',
    [reference],
  )
  return rows.map((row) => String(row.id))
}

/** A surname that nobody has. */
export function letters(): string {
  const drawn = Array.from({ length: 10 }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26)))
  return `Q${drawn.join('')}`
}
