import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import { readAssignable } from '#lib/queries/assignable.ts'
import { decided, done } from '../../scripts/test/decided.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { assignMany } from './assign-many.ts'

/* Several records given to one person: each judged, saved and told of by itself. */
let force: Force
beforeAll(async () => {
  force = await openForce()
})
afterAll(async () => {
  await force.close()
  await closeClients()
})

const extremism = { categories: ['extremism_terrorism'] }

/** As they were ticked in a list. */
async function ticked(who: string, references: readonly string[]) {
  const { rows } = await readAssignable(await force.reader(who, 'standards'), references)
  return rows.map(({ reference, version }) => ({ reference, version }))
}

const give = async (
  who: string,
  records: Parameters<typeof assignMany>[1],
  to: string,
): Promise<ReturnType<typeof assignMany>> =>
  assignMany(await force.reader(who, 'standards'), records, force.id(to))

async function assessorOf(reference: string): Promise<string | null> {
  return (await force.sees('owen.farrar', 'standards', reference))?.case?.assessorId ?? null
}

describe('assigning several records', () => {
  it('assigns each, with an event and a notice of its own', async () => {
    const references = [
      await force.declares('ewan.price', extremism),
      await force.declares('ewan.price', extremism),
    ]
    const given = await give('imran.castle', await ticked('imran.castle', references), 'freya.lindqvist')
    expect(given).toEqual(references.map((reference) => ({ reference, refused: null })))
    for (const reference of references) {
      expect(await assessorOf(reference)).toBe(force.id('freya.lindqvist'))
      const { rows } = await force.db.query(
        `SELECT (SELECT count(*)::int FROM audit_event e WHERE e.object_id = d.id AND e.type = 'assigned') AS events,
           (SELECT count(*)::int FROM notice n WHERE n.reference = d.reference AND n.kind = 'assigned') AS notices
         FROM declaration d WHERE d.reference = $1`,
        [reference],
      )
      expect(rows).toEqual([{ events: 1, notices: 1 }])
    }
  })

  it('tells of each that could not be, why, and leaves the others assigned', async () => {
    const [fine, moved] = [
      await force.declares('ewan.price', extremism),
      await force.declares('ewan.price', extremism),
    ]
    const records = await ticked('imran.castle', [fine, moved])
    await done(
      force.does('imran.castle', 'standards', moved, {
        type: 'assign',
        assessorId: force.id('imran.castle'),
      }),
    )
    const closed = await decided(force)
    const hidden = await force.declares('callum.reddy', { categories: ['serious_organised_crime'] })
    const given = await give(
      'imran.castle',
      [
        ...records,
        ...(await ticked('imran.castle', [closed])),
        { reference: hidden, version: '1.1' },
        { reference: 'OA-0000-0000', version: '1.1' },
      ],
      'freya.lindqvist',
    )
    expect(given.map(({ refused }) => refused)).toEqual([null, 'stale', 'not_open', 'not_found', 'not_found'])
    expect(await assessorOf(fine)).toBe(force.id('freya.lindqvist'))
    expect(await assessorOf(moved)).toBe(force.id('imran.castle'))
    expect(await assessorOf(hidden)).toBeNull()
  })

  it('gives a restricted record only to somebody named on it, and nobody their own', async () => {
    const hidden = await force.declares('callum.reddy', { categories: ['serious_organised_crime'] })
    const records = await ticked('owen.farrar', [hidden])
    expect(await give('owen.farrar', records, 'freya.lindqvist')).toMatchObject([
      { refused: 'not_decision_makers' },
    ])
    expect(await give('owen.farrar', records, 'callum.reddy')).toMatchObject([{ refused: 'not_an_assessor' }])
    expect(await give('owen.farrar', records, 'helen.marsh')).toMatchObject([{ refused: null }])
  })

  it('assigns a record once that was chosen twice', async () => {
    const reference = await force.declares('ewan.price', extremism)
    const [record] = await ticked('imran.castle', [reference, reference])
    if (!record) throw new Error('nothing was ticked')
    expect(await give('imran.castle', [record, record], 'freya.lindqvist')).toHaveLength(1)
  })

  it('shows of what was chosen only what the reader may see', async () => {
    const hidden = await force.declares('callum.reddy', { categories: ['serious_organised_crime'] })
    const plain = await force.declares('ewan.price', extremism)
    const rows = (await readAssignable(await force.reader('imran.castle', 'standards'), [hidden, plain])).rows
    expect(rows.map(({ reference }) => reference)).toEqual([plain])
  })

  it('is for professional standards alone', async () => {
    const reference = await force.declares('ewan.price', extremism)
    expect(await give('catrin.bowen', [{ reference, version: '1.1' }], 'freya.lindqvist')).toEqual([
      { reference, refused: 'not_found' },
    ])
  })
})
