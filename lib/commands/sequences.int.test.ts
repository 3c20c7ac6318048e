import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import type { Command, CommandType } from '#lib/domain/commands.ts'
import { findings, needsConditions } from '#lib/domain/conditions.ts'
import { addDays, type Day, toDay } from '#lib/domain/days.ts'
import { type DeclarationRecord, outcomes } from '#lib/domain/declaration.ts'
import type { VagueDay } from '#lib/domain/vague-day.ts'
import { chainOf } from '#lib/history/commitment.ts'
import type { Side } from '#lib/reader.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'

/*
 * Whatever anybody does in whatever order, on the real tables: each act that is done leaves an event, each that is refused leaves
 * nothing, and what stands at the end keeps the promises of the law.
 */
let force: Force
/** An association that the declarant declared before all others. */
let earlier: string
beforeAll(async () => {
  force = await openForce()
  const reference = await force.declares('amara.okafor')
  earlier = (await force.sees('amara.okafor', 'web', reference))?.associationIds[0] ?? ''
})
afterAll(async () => {
  await force.close()
  await closeClients()
})

const people: readonly (readonly [string, Side])[] = [
  ['amara.okafor', 'web'], // the declarant
  ['paula.reyes', 'web'], // her line manager
  ['daniel.keane', 'web'], // hers, who takes over when she steps aside
  ['jonah.whitlock', 'web'], // somebody else's line manager
  ['imran.castle', 'standards'], // assessor
  ['ngozi.adair', 'standards'], // decision maker
  ['beatrix.lang', 'standards'],
]
const commands = [
  'answer',
  'correct',
  'approve',
  'return',
  'refer',
  'step_aside',
  'call_in',
  'assign',
  'ask',
  'assess',
  'decide',
  'countersign',
  'note',
  'acknowledge',
  'record_check',
  'confirm_ceased',
  'report_change',
  'report_end',
  'confirm_end',
  'declare_again',
] as const satisfies readonly CommandType[]

const ofDeclarant: readonly CommandType[] = [
  ...(['answer', 'correct', 'acknowledge', 'confirm_ceased'] as const),
  ...(['report_change', 'report_end', 'declare_again'] as const),
]

function commandOf(
  type: (typeof commands)[number],
  record: DeclarationRecord | null,
  choice: number,
): Command {
  const text = `Invented words ${choice}.`
  switch (type) {
    case 'answer':
      return { type, questionId: record?.openQuestion?.id ?? crypto.randomUUID(), text }
    case 'correct':
      return { type, place: 'why', text }
    case 'approve':
      return {
        type,
        rationale: text,
        measures: choice % 2 ? [{ wording: text, reviewOn: '2030-01-02' as Day }] : [],
      }
    case 'return':
    case 'ask':
      return { type, place: 'why', question: text }
    case 'refer':
      return { type, rationale: text }
    case 'step_aside':
    case 'call_in':
      return { type, reason: text }
    case 'assign':
      return { type, assessorId: force.id(choice % 3 ? 'imran.castle' : 'amara.okafor') }
    case 'assess': {
      const riskGrade = choice % 2 ? 'high' : 'low'
      return {
        type,
        nature: text,
        howKnown: text,
        ongoing: text,
        access: text,
        riskGrade,
        manageability: 'manageable',
        rationale: text,
      }
    }
    case 'decide': {
      const outcome = outcomes[choice % outcomes.length] ?? 'advice'
      const today = toDay(new Date())
      const confirmBy = outcome === 'cease_contact' ? addDays(today, 10) : null
      const each = (record?.associationIds ?? []).map((associationId) => ({
        ...{ associationId, outcome, confirmBy },
      }))
      const owners = ['paula.reyes', 'imran.castle', 'jonah.whitlock', 'amara.okafor']
      const conditions = needsConditions(outcome)
        ? each.map(({ associationId }) => ({
            associationId,
            template: null,
            wording: text,
            ownerId: force.id(owners[choice % 5] ?? 'paula.reyes'),
            startsOn: today,
            checkWeeks: 6,
            dueOn: null,
            reviewOn: addDays(today, 90),
          }))
        : []
      return { type, outcomes: each, conditions, rationale: text, message: text, referrals: [] }
    }
    case 'countersign':
      return { type, agreed: choice % 2 === 0, rationale: text }
    case 'note':
      return { type, text }
    case 'acknowledge':
      return {
        type,
        conditionId: record?.conditions[0]?.id ?? crypto.randomUUID(),
        wordingVersion: 1,
        agreed: choice % 3 > 0,
        words: text,
      }
    case 'record_check': {
      const condition = record?.conditions[0]
      return {
        type,
        conditionId: condition?.id ?? crypto.randomUUID(),
        checks: condition?.checks ?? 0,
        finding: findings[choice % 3] ?? 'kept',
        evidence: text,
      }
    }
    case 'report_change':
      return { type, kinds: [choice % 4 ? 'contact_less' : 'arrested_or_charged'], text }
    case 'report_end': {
      const associationId = record?.associationIds[0] ?? crypto.randomUUID()
      return { type, associationId, endedOn: '2026' as VagueDay, how: text, resume: 'yes' }
    }
    case 'confirm_end': {
      const reportId = record?.ends[0]?.id ?? crypto.randomUUID()
      return { type, reportId, confirmed: choice % 2 === 0, words: text, endConditions: choice % 4 === 0 }
    }
    case 'declare_again':
      return { type, associationId: record?.associationIds[0] ?? crypto.randomUUID(), earlierId: earlier }
    case 'confirm_ceased':
      return { type, associationId: record?.unconfirmed[0] ?? crypto.randomUUID(), text }
  }
}

const eventsOf = async (reference: string) =>
  (
    await force.db.query<{
      object_kind: string
      version: number
      commitment: Buffer
      entry: Buffer
      object_id: string
    }>(
      `SELECT e.object_kind, e.version, e.commitment, e.entry, e.object_id FROM audit_event e JOIN declaration d ON d.id = e.object_id
       WHERE d.reference = $1 AND e.object_kind <> 'access' ORDER BY e.object_kind, e.version`,
      [reference],
    )
  ).rows

async function promisesHold(reference: string): Promise<void> {
  const { rows } = await force.db.query(
    `SELECT d.status, d.reviewer_id, d.settled_at, c.stage, (SELECT count(*)::int FROM question q WHERE q.declaration_id = d.id AND q.answer IS NULL) AS open
     FROM declaration d JOIN standards_case c ON c.declaration_id = d.id WHERE d.reference = $1`,
    [reference],
  )
  const [{ status, reviewer_id: reviewer, settled_at: settledAt, stage, open }] = rows
  if (['with_manager', 'returned_by_manager', 'approved_by_manager'].includes(status))
    expect(reviewer).not.toBeNull()
  if (status === 'with_standards') expect(stage).not.toBe('dormant')
  if (status === 'decided') expect(stage).toBe('closed')
  if (['returned_by_manager', 'question_from_standards'].includes(status)) expect(open).toBeGreaterThan(0)
  expect(settledAt !== null).toBe(status === 'decided' || status === 'approved_by_manager')
  await conditionsHold(reference)
  await reviewsHold(reference)
  const before = new Map<string, { version: number; commitment: string }>()
  for (const event of await eventsOf(reference)) {
    const entry = JSON.parse(event.entry.toString('utf8'))
    const last = before.get(event.object_kind)
    expect(event.version).toBe((last?.version ?? 0) + 1)
    expect(entry.previous).toBe(last?.commitment ?? null)
    expect(entry.chain).toBe(chainOf(event.object_kind, event.object_id).toString('hex'))
    before.set(event.object_kind, { version: event.version, commitment: event.commitment.toString('hex') })
  }
}

/** Whatever is in force has somebody who looks and a day on which they do; what was decided names it; and nobody checks on themselves. */
async function conditionsHold(reference: string): Promise<void> {
  const { rows } = await force.db.query(
    `SELECT s.check_on, o.owner_id, d.declarant_id, p.active FROM declaration d JOIN condition_state s ON s.declaration_id = d.id
       LEFT JOIN condition_owner o ON o.condition_id = s.condition_id LEFT JOIN person p ON p.id = o.owner_id
     WHERE d.reference = $1 AND s.status = 'active'`,
    [reference],
  )
  for (const row of rows) {
    expect(row.check_on).not.toBeNull()
    expect(row.active).toBe(true)
    expect(row.owner_id).not.toBe(row.declarant_id)
  }
  const { rows: bare } = await force.db.query(
    `SELECT o.outcome FROM declaration d JOIN LATERAL (SELECT DISTINCT ON (association_id) * FROM association_outcome x
       WHERE x.declaration_id = d.id ORDER BY association_id, decided_at DESC) o ON true
     WHERE d.reference = $1 AND o.outcome IN ('continue_with_conditions', 'monitor', 'cease_contact')
       AND NOT EXISTS (SELECT FROM condition c JOIN condition_state s ON s.condition_id = c.id
         WHERE c.association_id = o.association_id AND s.status = 'active')
       AND NOT EXISTS (SELECT FROM end_report e WHERE e.association_id = o.association_id AND e.conditions_ended)`,
    [reference],
  )
  expect(bare).toEqual([])
  const { rows: broken } = await force.db.query(
    `SELECT d.status, c.urgent FROM declaration d JOIN standards_case c ON c.declaration_id = d.id WHERE d.reference = $1
       AND EXISTS (SELECT FROM breach b WHERE b.declaration_id = d.id AND b.at > (SELECT max(x.at) FROM decision x WHERE x.declaration_id = d.id))`,
    [reference],
  )
  for (const row of broken)
    expect(row).toMatchObject({ status: expect.not.stringMatching('decided'), urgent: true })
}

/** What was settled and goes on is reviewed; what is open is not; and who has to look has a day. */
async function reviewsHold(reference: string): Promise<void> {
  const { rows } = await force.db.query(
    `SELECT d.settled_at IS NOT NULL AS settled, r.stage, r.review_on AS on, (SELECT count(*)::int FROM association a LEFT JOIN LATERAL (
         SELECT o.outcome FROM association_outcome o WHERE o.association_id = a.id ORDER BY o.decided_at DESC LIMIT 1) o ON true
       WHERE a.declaration_id = d.id AND coalesce(o.outcome NOT IN ('not_declarable', 'no_further_action'), true)
         AND NOT EXISTS (SELECT FROM end_report e WHERE e.association_id = a.id AND e.confirmed)) AS "goOn"
     FROM declaration d LEFT JOIN review_state r ON r.declaration_id = d.id WHERE d.reference = $1`,
    [reference],
  )
  const [{ settled, stage, on, goOn }] = rows
  expect(stage !== null, 'reviewed').toBe(settled && goOn > 0)
  if (stage !== null) expect(on).not.toBeNull()
}

it('keeps its promises over 200 sequences of acts by anybody', async () => {
  const act = fc.tuple(fc.constantFrom(...people), fc.constantFrom(...commands), fc.nat(11))
  const category = fc.constantFrom('journalist', 'unspent_conviction', 'serious_organised_crime')
  await fc.assert(
    fc.asyncProperty(category, fc.array(act, { maxLength: 10 }), async (code, acts) => {
      const reference = await force.declares('amara.okafor', { categories: [code] })
      for (const [[who, side], type, choice] of acts) {
        const record = await force.sees(who, side, reference)
        const events = (await eventsOf(reference)).length
        const done = await force.does(who, side, reference, commandOf(type, record, choice))
        const more = (await eventsOf(reference)).length - events
        if ('done' in done) expect(more, `${type} by ${who}`).toBeGreaterThan(0)
        else expect(more, `${type} by ${who}: ${done.refused}`).toBe(0)
        if (record === null) expect(done).toEqual({ refused: 'not_found' })
        if (who === 'jonah.whitlock') expect(done).toHaveProperty('refused')
        if (who === 'amara.okafor' && 'done' in done) expect(ofDeclarant).toContain(type)
      }
      await promisesHold(reference)
    }),
    { numRuns: 200 },
  )
}, 180_000)
