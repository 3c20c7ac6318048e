import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecord, viewRecord } from '#lib/commands/open-record.ts'
import { closeClients } from '#lib/db/clients.ts'
import type { Command } from '#lib/domain/commands.ts'
import { addDays, toDay } from '#lib/domain/days.ts'
import { decideWithConditions } from '../../e2e/support/records.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { readDeclaration } from './declaration.ts'
import { readHome } from './home.ts'
import { readOverseen, readOverseenCondition } from './overseen.ts'
import { readWatched } from './watched.ts'

/* What each reader is shown of conditions: the declarant, the line manager who checks one, professional standards, and others. */
let force: Force
let reference: string
let condition: string
const contact = 'Corin Quillwhistle'
const today = toDay(new Date())

beforeAll(async () => {
  force = await openForce()
  reference = await force.declares('ewan.price', {
    categories: ['extremism_terrorism'],
    contact: { fullName: contact },
  })
  const acts: Command[] = [
    { type: 'assign', assessorId: force.id('imran.castle') },
    {
      ...{ type: 'assess', nature: 'n', howKnown: 'h', ongoing: 'o', access: 'a' },
      ...{ riskGrade: 'low', manageability: 'manageable', rationale: 'Never shown to the parties.' },
    },
  ]
  for (const act of acts) await force.does('imran.castle', 'standards', reference, act)
  const record = await force.sees('imran.castle', 'standards', reference)
  const made = await decideWithConditions(force, { reference, associations: record?.associationIds ?? [] })
  condition = made.condition
})
afterAll(async () => {
  await force.close()
  await closeClients()
})

const web = (who: string) => force.reader(who, 'web')

describe('the declarant', () => {
  it('reads what is asked, who checks it as a role, and what is still to be confirmed', async () => {
    const view = await readDeclaration(await web('ewan.price'), reference)
    expect(view?.conditions.map((each) => [each.ownerAs, each.contact, each.answer]).toSorted()).toEqual([
      ['manager', contact, null],
      ['standards', contact, null],
    ])
    expect(view?.toConfirm).toMatchObject([{ contact, by: addDays(today, 21) }])
    expect(JSON.stringify(view)).not.toContain(force.id('imran.castle'))
    expect(JSON.stringify(view)).not.toContain('Never shown')
  })

  it('finds on the home page what waits for an answer', async () => {
    const home = await readHome(await web('ewan.price'))
    expect(home.unanswered.filter((each) => each.reference === reference)).toHaveLength(2)
    expect(home.checksDue).toBe(0)
  })
})

describe('the line manager who checks one', () => {
  it('reads that one and whose it is, and nothing of the declaration', async () => {
    const reader = await web('elif.warner')
    const list = await readOverseen(reader, 1)
    // Others in this database may be due before this one: all pages are read.
    const all = [...list.conditions]
    for (let page = 2; all.length < list.total; page++)
      all.push(...(await readOverseen(reader, page)).conditions)
    const mine = all.filter((each) => each.reference === reference)
    expect(mine).toMatchObject([{ id: condition, declarant: 'Ewan Price', checks: 0, acknowledged: false }])
    expect(all).toHaveLength(list.total)
    const shown = await readOverseenCondition(reader, condition)
    expect(JSON.stringify([all, shown])).not.toContain(contact)
    expect(JSON.stringify([all, shown])).not.toContain('Report any change at once.')
  })

  it('is the only one to whom it is there', async () => {
    for (const who of ['daniel.keane', 'hana.sethi', 'ewan.price', 'imran.castle', 'catrin.bowen']) {
      expect(await readOverseenCondition(await web(who), condition), who).toBeNull()
      const list = await readOverseen(await web(who), 1)
      expect(
        list.conditions.map((each) => each.reference),
        who,
      ).not.toContain(reference)
    }
  })
})

describe('professional standards', () => {
  it('have a list of those they check themselves, each their own', async () => {
    const watched = async (who: string) =>
      (
        await readWatched(await force.reader(who, 'standards'), { whose: 'mine', standing: '', page: 1 })
      ).conditions.map((each) => each.reference)
    expect(await watched('imran.castle')).toContain(reference)
    for (const who of ['freya.lindqvist', 'ngozi.adair']) expect(await watched(who)).not.toContain(reference)
  })

  it('see all of them on the record, once it is open', async () => {
    const reader = await force.reader('freya.lindqvist', 'standards')
    await openRecord(reader, reference, 'Linked to enquiry 4711 of mine')
    const opened = await viewRecord(reader, reference, ['conditions'])
    if (opened.state !== 'open') throw new Error(opened.state)
    expect(opened.view.conditions?.conditions).toHaveLength(2)
    expect(opened.view.conditions?.conditions.some((each) => each.mine)).toBe(false)
    expect(opened.view.conditions?.ending).toMatchObject([{ confirmed: null }])
    expect(opened.view.head.broken).toBe(false)
  })
})
