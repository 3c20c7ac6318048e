import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import { inRequest } from '#lib/db/request.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { readDeclaration } from './declaration.ts'
import { readHome } from './home.ts'
import { readNotices } from './notices.ts'
import { openReview, readReviews } from './reviews.ts'
import { timelineOf } from './timeline.ts'
import { whoIs } from './who-is.ts'

let force: Force
beforeAll(async () => {
  force = await openForce()
})
afterAll(async () => {
  await force.close()
  await closeClients()
})

const tabs = ['needed', 'waiting', 'done'] as const

/** Everything a line manager can ask for; what is compared is all of it, so that a count or a gap would show too. */
async function everythingTheManagerSees(subject: string) {
  const reader = await force.reader(subject, 'web')
  const queues = await Promise.all(tabs.map((tab) => readReviews(reader, { tab, page: 1, recorded: null })))
  const notices = await readNotices(reader, 1)
  const home = await readHome(reader)
  const { counts } = await whoIs(reader.token)
  return { queues, notices, home, counts }
}

const openings = async (reference: string) => {
  const { rows } = await force.db.query(
    `SELECT e.type FROM audit_event e JOIN declaration d ON d.id = e.object_id WHERE d.reference = $1 AND e.object_kind = 'access'`,
    [reference],
  )
  return rows.map((row) => row.type)
}

describe('a manager who is conflicted or bypassed', () => {
  const bypassed = [
    {
      scenario: 'who is the associate',
      manager: 'daniel.keane',
      declarant: 'paula.reyes',
      facts: { categories: ['under_investigation'], contact: { fullName: 'Insp. Keane, Daniel' } },
    },
    {
      scenario: 'whose route is professional standards’ own',
      manager: 'elif.warner',
      declarant: 'ewan.price',
      facts: { categories: ['extremism_terrorism'] },
    },
    {
      scenario: 'of somebody with a past membership',
      manager: 'martin.oduya',
      declarant: 'ruth.vance',
      facts: { categories: ['hierarchical_organisation'] },
    },
    {
      scenario: 'from whom the declarant keeps it',
      manager: 'keisha.rowntree',
      declarant: 'tomasz.brandt',
      facts: { reviewer: { keepFromManager: true, reason: 'She knows him.' } },
    },
  ]

  it.each(bypassed)(
    '$scenario sees nothing: no row, count, notice or page',
    async ({ manager, declarant, facts }) => {
      const before = await everythingTheManagerSees(manager)
      const reference = await force.declares(declarant, facts)
      expect(await everythingTheManagerSees(manager)).toEqual(before)
      const reader = await force.reader(manager, 'web')
      expect(await openReview(reader, reference, false)).toBeNull()
      expect(await readDeclaration(reader, reference)).toBeNull()
      expect((await readReviews(reader, { tab: 'needed', page: 1, recorded: reference })).recorded).toBeNull()
      expect(await openings(reference)).toEqual([])
      const own = await readDeclaration(await force.reader(declarant, 'web'), reference)
      expect(own).toMatchObject({ status: 'with_standards', manager: null, viaManager: false })
    },
  )

  it('is not told that the declarant looked the contact up', async () => {
    const admitted = 'I looked him up on the system.'
    const reference = await force.declares('rory.flynn', { lookup: { answer: 'yes', text: admitted } })
    const view = await openReview(await force.reader('moira.quill', 'web'), reference, false)
    expect(view).not.toBeNull()
    expect(JSON.stringify(view)).not.toContain(admitted)
    expect(view?.content.lookup).toBeNull()
    const quiet = await force.declares('rory.flynn')
    const other = await openReview(await force.reader('moira.quill', 'web'), quiet, false)
    expect(Object.keys(view ?? {})).toEqual(Object.keys(other ?? {}))
    expect(view?.timeline.map((entry) => entry.title)).toEqual(other?.timeline.map((entry) => entry.title))
    const own = await readDeclaration(await force.reader('rory.flynn', 'web'), reference)
    expect(own?.content.lookup).toEqual({ answer: 'yes', text: admitted })
  })

  it('sees nothing more after stepping aside', async () => {
    const reference = await force.declares('amara.okafor')
    await force.does('paula.reyes', 'web', reference, { type: 'step_aside', reason: 'He is my cousin.' })
    const reader = await force.reader('paula.reyes', 'web')
    expect(await openReview(reader, reference, false)).toBeNull()
    for (const tab of tabs)
      expect(
        (await readReviews(reader, { tab, page: 1, recorded: null })).rows.map((row) => row.reference),
      ).not.toContain(reference)
    const notice = (await readNotices(reader, 1)).notices.find((each) => each.reference === reference)
    expect(notice?.href).toBeNull()
    const own = await readDeclaration(await force.reader('amara.okafor', 'web'), reference)
    expect(JSON.stringify(own)).not.toContain('cousin')
  })
})

describe('opening a review', () => {
  it('is recorded each time, and not again when the page is only drawn again', async () => {
    const reference = await force.declares('amara.okafor')
    const reader = await force.reader('paula.reyes', 'web')
    await openReview(reader, reference, false)
    await openReview(reader, reference, true)
    expect(await openings(reference)).toEqual(['opened_by_manager'])
    await openReview(reader, reference, false)
    expect(await openings(reference)).toHaveLength(2)
  })

  it('is recorded when a request only says that it draws again', async () => {
    const reference = await force.declares('amara.okafor')
    await openReview(await force.reader('paula.reyes', 'web'), reference, true)
    expect(await openings(reference)).toEqual(['opened_by_manager'])
  })

  it('does not make the manager’s form stale', async () => {
    const reference = await force.declares('amara.okafor')
    const reader = await force.reader('paula.reyes', 'web')
    const first = await openReview(reader, reference, false)
    const second = await openReview(reader, reference, false)
    expect(second?.version).toBe(first?.version)
  })

  it('is told to the declarant by role', async () => {
    const reference = await force.declares('amara.okafor')
    await openReview(await force.reader('paula.reyes', 'web'), reference, false)
    const own = await readDeclaration(await force.reader('amara.okafor', 'web'), reference)
    expect(own?.openings.map((opening) => opening.type)).toEqual(['opened_by_manager'])
  })
})

describe('what the declarant reads', () => {
  it('names professional standards by role, and nothing of their work', async () => {
    const reference = await force.declares('ewan.price', { categories: ['extremism_terrorism'] })
    const before = await readDeclaration(await force.reader('ewan.price', 'web'), reference)
    await force.does('imran.castle', 'standards', reference, {
      type: 'assign',
      assessorId: force.id('imran.castle'),
    })
    await force.does('imran.castle', 'standards', reference, { type: 'note', text: 'An internal note.' })
    const after = await readDeclaration(await force.reader('ewan.price', 'web'), reference)
    expect(after).toEqual(before)
    await force.does('imran.castle', 'standards', reference, {
      type: 'ask',
      place: 'how',
      question: 'Since when?',
    })
    const asked = await readDeclaration(await force.reader('ewan.price', 'web'), reference)
    expect(asked?.openQuestion).toMatchObject({ place: 'how', text: 'Since when?', askedAs: 'standards' })
    expect(asked?.timeline[0]).toMatchObject({
      title: 'Question from professional standards',
      who: 'Professional standards',
    })
    expect(JSON.stringify(asked)).not.toContain('Castle')
  })

  it('does not tell a referral and a call-in apart', async () => {
    const titles = async (subject: string, reference: string) => {
      const own = await readDeclaration(await force.reader(subject, 'web'), reference)
      return own?.timeline.slice(0, 1).map(({ title, who, details }) => ({ title, who, details }))
    }
    const referred = await force.declares('amara.okafor')
    await force.does('paula.reyes', 'web', referred, { type: 'refer', rationale: 'Not for me.' })
    const called = await force.declares('amara.okafor')
    await force.does('imran.castle', 'standards', called, { type: 'call_in', reason: 'Seen elsewhere.' })
    expect(await titles('amara.okafor', referred)).toEqual(await titles('amara.okafor', called))
    expect(await titles('amara.okafor', called)).toMatchObject([
      { title: 'Passed to professional standards', who: null },
    ])
  })

  it('keeps what was declared and puts a correction beside it', async () => {
    const reference = await force.declares('amara.okafor')
    const before = await readDeclaration(await force.reader('amara.okafor', 'web'), reference)
    await force.does('amara.okafor', 'web', reference, {
      type: 'correct',
      place: 'how',
      text: 'It was 2018.',
    })
    const after = await readDeclaration(await force.reader('amara.okafor', 'web'), reference)
    expect(after?.content).toEqual({
      ...before?.content,
      corrections: [expect.objectContaining({ place: 'how', text: 'It was 2018.' })],
    })
    const manager = await openReview(await force.reader('paula.reyes', 'web'), reference, false)
    expect(manager?.content.corrections).toHaveLength(1)
  })

  it('is nobody else’s page', async () => {
    const reference = await force.declares('amara.okafor')
    for (const subject of ['paula.reyes', 'jonah.whitlock', 'imran.castle', 'yusra.haddad'])
      expect(await readDeclaration(await force.reader(subject, 'web'), reference)).toBeNull()
  })
})

describe('what the manager reads', () => {
  it('does not learn of questions between professional standards and the declarant', async () => {
    const reference = await force.declares('amara.okafor')
    await force.does('paula.reyes', 'web', reference, { type: 'refer', rationale: 'Not for me.' })
    const reader = await force.reader('paula.reyes', 'web')
    const before = await openReview(reader, reference, false)
    await force.does('imran.castle', 'standards', reference, {
      type: 'assign',
      assessorId: force.id('imran.castle'),
    })
    await force.does('imran.castle', 'standards', reference, {
      type: 'ask',
      place: 'how',
      question: 'Since when?',
    })
    await force.does('amara.okafor', 'web', reference, {
      type: 'correct',
      place: 'how',
      text: 'Only for standards.',
    })
    const after = await openReview(reader, reference, false)
    expect({ ...after, version: '', dueOn: '' }).toEqual({ ...before, version: '', dueOn: '' })
  })
})

describe('professional standards', () => {
  it('read names and their own chain on the timeline', async () => {
    const reference = await force.declares('ewan.price', { categories: ['extremism_terrorism'] })
    await force.does('imran.castle', 'standards', reference, {
      type: 'assign',
      assessorId: force.id('imran.castle'),
    })
    const reader = await force.reader('imran.castle', 'standards')
    const entries = await inRequest('standards', reader.token, new Date(), async (tx) => {
      const row = await tx.declaration.findUniqueOrThrow({ where: { reference }, select: { id: true } })
      return timelineOf(tx, row.id, ['declaration', 'case', 'access'])
    })
    expect(entries[0]).toMatchObject({
      title: 'Assigned',
      who: 'Imran Castle',
      details: [{ label: 'Assessor', from: 'Nobody', to: 'Imran Castle' }],
    })
    expect(entries.at(-1)).toMatchObject({ type: 'sent', who: 'Ewan Price' })
  })
})
