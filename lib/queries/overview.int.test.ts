import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import { duePart, dueParts } from '#lib/domain/due.ts'
import type { Reader } from '#lib/reader.ts'
import { letters } from '../../e2e/support/records.ts'
import { inDays } from '../../scripts/test/at.ts'
import { assessed, decided, done } from '../../scripts/test/decided.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { readOverview } from './overview.ts'
import { type QueueList, type QueueRow, queueViews, readQueue, withoutDays } from './standards-queue.ts'
import { readTeam, type TeamRow } from './team.ts'
import { readWatched, standingsInForce, sumOf, type WatchedCondition, type WatchedList } from './watched.ts'

/* What the overviews count is what their lists hold, for each reader; and what a reader may not see is in neither. */
let force: Force
let open: string
let broken: string
let watched: string
let restricted: string
const first: QueueList = { view: 'open', unit: '', category: '', status: '', due: '', age: '', page: 1 }
/** By then everything that is open is overdue. */
const later = 50

beforeAll(async () => {
  force = await openForce()
  open = await force.declares('ewan.price', { categories: ['extremism_terrorism'] })
  await done(
    force.does('imran.castle', 'standards', open, {
      type: 'refer_on',
      target: 'vetting',
      reason: 'For a test.',
    }),
  )
  await force.declares('paula.reyes', { categories: ['hierarchical_organisation'] })
  watched = await decided(force)
  broken = await decided(force, { terms: { ownerId: force.id('imran.castle') } })
  await notKept(broken)
  restricted = await decided(force, { terms: { ownerId: force.id('imran.castle') } })
  await done(
    force.does('owen.farrar', 'standards', restricted, {
      type: 'restrict',
      decisionMakerIds: [force.id('owen.farrar'), force.id('helen.marsh')],
      reason: 'For a test.',
    }),
  )
})
afterAll(async () => {
  await force.close()
  await closeClients()
})

async function notKept(reference: string) {
  const record = await force.sees('imran.castle', 'standards', reference)
  await done(
    force.does('imran.castle', 'standards', reference, {
      type: 'record_check',
      conditionId: record?.conditions[0]?.id ?? '',
      checks: 0,
      finding: 'not_kept',
      evidence: 'It was not kept.',
    }),
  )
}

/** All pages of a list. */
async function listed(reader: Reader, list: Partial<QueueList>): Promise<readonly QueueRow[]> {
  const rows: QueueRow[] = []
  for (let page = 1; ; page++) {
    const queue = await readQueue(reader, { ...first, ...list, page })
    rows.push(...queue.rows)
    if (!queue.more) return rows
  }
}

async function conditions(reader: Reader, list: Partial<WatchedList>): Promise<readonly WatchedCondition[]> {
  const rows: WatchedCondition[] = []
  for (let page = 1; ; page++) {
    const found = await readWatched(reader, { whose: 'all', standing: '', page, ...list })
    rows.push(...found.conditions)
    if (rows.length >= found.total || found.conditions.length === 0) return rows
  }
}

const references = (rows: readonly { readonly reference: string }[]) => rows.map((row) => row.reference)

describe('a list of work', () => {
  it.each(queueViews.filter((view) => !withoutDays.includes(view)))(
    '%s: holds in each part of time what is counted there, and overdue comes first',
    async (view) => {
      for (const days of [0, 16, later])
        await inDays(force, days, ['owen.farrar', 'standards'], async (reader) => {
          const { weeks, today } = await readQueue(reader, { ...first, view })
          const all = await listed(reader, { view })
          const parts = all.map((row) => dueParts.indexOf(duePart(row.dueOn, today)))
          expect(parts).toEqual(parts.toSorted((a, b) => a - b))
          for (const due of dueParts) {
            const rows = await listed(reader, { view, due })
            expect(rows).toHaveLength(weeks?.[due] ?? -1)
            expect(rows).toEqual(all.filter((row) => duePart(row.dueOn, today) === due))
          }
        })
    },
  )

  it('puts what is urgent first in its week', async () => {
    await inDays(force, later, ['imran.castle', 'standards'], async (reader) => {
      const urgent = (await listed(reader, {})).map((row) => row.urgent)
      expect(urgent.lastIndexOf(true)).toBeLessThan(urgent.indexOf(false))
    })
  })
})

describe('the numbers of professional standards', () => {
  it.each(['imran.castle', 'ngozi.adair', 'owen.farrar'])('are those of their lists, for %s', async (who) => {
    for (const days of [0, later])
      await inDays(force, days, [who, 'standards'], async (reader) => {
        const overview = await readOverview(reader)
        expect(overview.units.length).toBeGreaterThan(0)
        for (const { code: unit, open: all, overdue } of overview.units) {
          expect(await listed(reader, { unit })).toHaveLength(all)
          expect(await listed(reader, { unit, due: 'overdue' })).toHaveLength(overdue)
        }
        for (const [at, { open: all, overdue }] of overview.ages.entries()) {
          expect(await listed(reader, { age: String(at) })).toHaveLength(all)
          expect(await listed(reader, { age: String(at), due: 'overdue' })).toHaveLength(overdue)
        }
        const everything = await listed(reader, {})
        for (const parts of [overview.units, overview.ages])
          expect(parts.reduce((sum, part) => sum + part.open, 0)).toBe(everything.length)
        for (const standing of standingsInForce)
          expect(await conditions(reader, { standing })).toHaveLength(overview.conditions[standing])
        expect(await conditions(reader, {})).toHaveLength(sumOf(overview.conditions))
        expect(await listed(reader, { view: 'breached' })).toHaveLength(overview.breached)
        expect(await listed(reader, { view: 'referred' })).toHaveLength(overview.referred)
      })
  })

  it('hold what is open, broken, referred, watched', async () => {
    const reader = await force.reader('imran.castle', 'standards')
    expect(references(await listed(reader, {}))).toEqual(expect.arrayContaining([open, broken]))
    const breached = references(await listed(reader, { view: 'breached' }))
    expect(breached).toContain(broken)
    expect(breached).not.toContain(watched)
    expect(references(await listed(reader, { view: 'referred' }))).toContain(open)
    expect(references(await conditions(reader, { standing: 'unanswered' }))).toContain(watched)
    expect(references(await conditions(reader, { whose: 'mine' }))).toContain(broken)
    expect(references(await conditions(reader, { whose: 'mine' }))).not.toContain(watched)
    await inDays(force, later, ['imran.castle', 'standards'], async (then) => {
      expect(references(await conditions(then, { standing: 'overdue' }))).toContain(watched)
    })
  })

  it('leave out what is restricted, but for those named', async () => {
    // One after the other: signing in is done by one connection.
    const numbersOf = async (...people: readonly string[]) => {
      const numbers: string[] = []
      for (const who of people)
        numbers.push(JSON.stringify(await readOverview(await force.reader(who, 'standards'))))
      return numbers
    }
    const before = await numbersOf('imran.castle', 'ngozi.adair', 'owen.farrar')
    // Of somebody of professional standards: restricted from the moment it is sent.
    const hidden = await force.declares('callum.reddy', {
      categories: ['serious_organised_crime'],
      contact: { fullName: `Corin ${letters()}` },
    })
    const after = await numbersOf('imran.castle', 'ngozi.adair', 'owen.farrar')
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2))
    expect(after[2]).not.toEqual(before[2])
    for (const who of ['imran.castle', 'ngozi.adair']) {
      const reader = await force.reader(who, 'standards')
      const found = [...(await listed(reader, {})), ...(await conditions(reader, {}))]
      expect(references(found)).not.toContain(hidden)
      expect(references(found)).not.toContain(restricted)
    }
    const named = await force.reader('owen.farrar', 'standards')
    expect(references(await conditions(named, { whose: 'mine' }))).toContain(restricted)
  })

  it('leave out what the reader declared', async () => {
    const reader = await force.reader('callum.reddy', 'standards')
    const rows = [...(await listed(reader, {})), ...(await listed(reader, { view: 'restricted' }))]
    expect(rows.filter((row) => row.declarant === 'Callum Reddy')).toEqual([])
  })

  it('are for professional standards alone', async () => {
    for (const who of ['catrin.bowen', 'paula.reyes', 'yusra.haddad']) {
      const reader = await force.reader(who, 'standards')
      await expect(readOverview(reader)).rejects.toThrow()
      await expect(readWatched(reader, { whose: 'all', standing: '', page: 1 })).rejects.toThrow()
    }
  })
})

describe('a line manager', () => {
  const team = async (who: string, days = 0) =>
    inDays(force, days, [who, 'web'], async (reader) => {
      const rows: TeamRow[] = []
      for (let page = 1; ; page++) {
        const found = await readTeam(reader, { kind: '', due: '', page })
        rows.push(...found.rows)
        if (rows.length >= found.total) return rows
      }
    })

  it('is shown what they hold and what they check, with numbers that are those of the lists', async () => {
    const held = await force.declares('amara.okafor')
    expect(await team('paula.reyes')).toContainEqual(
      expect.objectContaining({ kind: 'decide', reference: held, declarant: 'Amara Okafor' }),
    )
    expect(await team('elif.warner')).toContainEqual(
      expect.objectContaining({ kind: 'check', reference: watched, declarant: 'Ewan Price' }),
    )
    for (const who of ['paula.reyes', 'elif.warner'])
      for (const days of [0, later])
        await inDays(force, days, [who, 'web'], async (reader) => {
          const { counts, total } = await readTeam(reader, { kind: '', due: '', page: 1 })
          expect(counts.reduce((sum, each) => sum + each.total, 0)).toBe(total)
          for (const { kind, due, total: all } of counts) {
            expect((await readTeam(reader, { kind, due: '', page: 1 })).total).toBe(all)
            for (const part of dueParts)
              expect((await readTeam(reader, { kind, due: part, page: 1 })).total).toBe(due[part])
          }
        })
  })

  it('has what is overdue first', async () => {
    const days = (await team('paula.reyes', later)).flatMap((row) => row.dueOn ?? [])
    expect(days).toEqual(days.toSorted())
  })

  it('is shown nothing of what went past them, nor that there is any', async () => {
    const before = [await team('daniel.keane'), await team('elif.warner')]
    await force.declares('paula.reyes', { reviewer: { keepFromManager: true, reason: 'It is about him.' } })
    await force.declares('paula.reyes', { contact: { fullName: 'Daniel Keane' } })
    await force.declares('ewan.price', { categories: ['extremism_terrorism'] })
    await assessed(force)
    expect([await team('daniel.keane'), await team('elif.warner')]).toEqual(before)
  })

  it('loses sight of a condition with the record it is on, and of a declaration with the stepping aside', async () => {
    const reference = await decided(force)
    expect(references(await team('elif.warner'))).toContain(reference)
    await done(
      force.does('owen.farrar', 'standards', reference, {
        type: 'restrict',
        decisionMakerIds: [force.id('owen.farrar'), force.id('helen.marsh')],
        reason: 'For a test.',
      }),
    )
    expect(references(await team('elif.warner'))).not.toContain(reference)
    const held = await force.declares('amara.okafor')
    await done(force.does('paula.reyes', 'web', held, { type: 'step_aside', reason: 'A friend of mine.' }))
    expect(references(await team('paula.reyes'))).not.toContain(held)
  })

  it('is nobody who manages nobody', async () => {
    expect(await team('amara.okafor')).toEqual([])
  })
})
