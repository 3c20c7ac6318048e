import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { execute, formVersion } from './execute.ts'

let force: Force
beforeAll(async () => {
  force = await openForce()
})
afterAll(async () => {
  await force.close()
  await closeClients()
})

const approve = { type: 'approve', rationale: 'I know the circumstances.', measures: [] } as const

describe('the door', () => {
  it('lets the line manager settle what the route leaves to them', async () => {
    const reference = await force.declares('amara.okafor', { categories: ['journalist'] })
    expect(await force.does('paula.reyes', 'web', reference, approve)).toEqual({
      done: { reference, status: 'approved_by_manager' },
    })
    const { rows } = await force.db.query(
      `SELECT e.type, e.object_kind, e.version FROM audit_event e JOIN declaration d ON d.id = e.object_id
       WHERE d.reference = $1 ORDER BY seq`,
      [reference],
    )
    expect(rows).toEqual([
      { type: 'sent', object_kind: 'declaration', version: 1 },
      { type: 'case_opened', object_kind: 'case', version: 1 },
      { type: 'approved', object_kind: 'declaration', version: 2 },
      { type: 'moved', object_kind: 'declaration', version: 3 },
    ])
  })

  it('passes an approval on where professional standards decide', async () => {
    const reference = await force.declares('amara.okafor', { categories: ['under_investigation'] })
    expect(await force.does('paula.reyes', 'web', reference, approve)).toEqual({
      done: { reference, status: 'with_standards' },
    })
    const record = await force.sees('imran.castle', 'standards', reference)
    expect(record?.case).toMatchObject({ stage: 'triage' })
  })

  it('is not there for anybody without a standing', async () => {
    const reference = await force.declares('amara.okafor')
    for (const subject of ['daniel.keane', 'jonah.whitlock', 'judith.amadi'])
      expect(await force.does(subject, 'web', reference, approve)).toEqual({ refused: 'not_found' })
  })

  it('lets one of twenty people at once decide', async () => {
    const reference = await force.declares('amara.okafor')
    const before = await force.sees('paula.reyes', 'web', reference)
    const version = before ? formVersion(before) : ''
    const reader = await force.reader('paula.reyes', 'web')
    const results = await Promise.all(
      Array.from({ length: 20 }, () => execute(reader, reference, approve, version)),
    )
    expect(results.filter((result) => 'done' in result)).toHaveLength(1)
    expect(results.filter((result) => 'refused' in result && result.refused === 'not_open')).toHaveLength(19)
  })

  it('refuses a stale form and changes nothing', async () => {
    const reference = await force.declares('amara.okafor')
    const before = await force.sees('paula.reyes', 'web', reference)
    await force.does('amara.okafor', 'web', reference, {
      type: 'correct',
      place: 'how',
      text: 'It was 2018.',
    })
    const reader = await force.reader('paula.reyes', 'web')
    expect(await execute(reader, reference, approve, before ? formVersion(before) : '')).toEqual({
      refused: 'stale',
    })
    expect((await force.sees('paula.reyes', 'web', reference))?.status).toBe('with_manager')
  })

  it('needs a second person for a high grade, and another one', async () => {
    const reference = await force.declares('ewan.price', { categories: ['extremism_terrorism'] })
    const assess = {
      type: 'assess',
      nature: 'A channel.',
      howKnown: 'Added.',
      ongoing: 'Historic.',
      access: 'None.',
      riskGrade: 'high',
      manageability: 'escalate',
      rationale: 'As assessed.',
    } as const
    await force.does('helen.marsh', 'standards', reference, {
      type: 'assign',
      assessorId: force.id('helen.marsh'),
    })
    await force.does('helen.marsh', 'standards', reference, assess)
    const record = await force.sees('helen.marsh', 'standards', reference)
    const decide = {
      type: 'decide',
      rationale: 'Because.',
      message: 'Thank you.',
      referrals: [],
      outcomes: (record?.associationIds ?? []).map((associationId) => ({
        associationId,
        outcome: 'advice' as const,
      })),
      conditions: [],
    } as const
    expect(await force.does('helen.marsh', 'standards', reference, decide)).toEqual({
      done: { reference, status: 'with_standards' },
    })
    const sign = { type: 'countersign', agreed: true, rationale: 'Agreed.' } as const
    expect(await force.does('helen.marsh', 'standards', reference, sign)).toEqual({ refused: 'own_proposal' })
    expect(await force.does('ngozi.adair', 'standards', reference, sign)).toEqual({
      done: { reference, status: 'decided' },
    })
    const { rows } = await force.db.query(
      'SELECT o.outcome FROM association_outcome o JOIN declaration d ON d.id = o.declaration_id WHERE d.reference = $1',
      [reference],
    )
    expect(rows).toEqual([{ outcome: 'advice' }])
  })
})

describe('a restricted record', () => {
  it('exists for the named decision makers only', async () => {
    const reference = await force.declares('sonia.maddox', { categories: ['serious_organised_crime'] })
    for (const subject of ['imran.castle', 'ngozi.adair', 'beatrix.lang', 'sonia.maddox'])
      expect(await force.sees(subject, 'standards', reference)).toBeNull()
    for (const subject of ['owen.farrar', 'helen.marsh'])
      expect(await force.sees(subject, 'standards', reference)).not.toBeNull()
    expect(await force.sees('sonia.maddox', 'web', reference)).not.toBeNull()
  })
})
