import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import { loadDocuments, readPolicyFile } from '#lib/db/policy-documents.ts'
import { addDays, toDay } from '#lib/domain/days.ts'
import { boxesOf } from '#lib/domain/policy/editing.ts'
import { verifyHistory } from '#lib/history/verify.ts'
import { loadPolicy } from '#lib/queries/policy.ts'
import { readPolicies, readPolicyDocument } from '#lib/queries/policy-owners.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { type Publication, publishPolicy } from './publish-policy.ts'

/* Policy owners and their documents, on the real tables. */
let force: Force
beforeAll(async () => {
  force = await openForce()
})
afterAll(async () => {
  await force.close()
  await closeClients()
})

const owner = 'judith.amadi'
const today = toDay(new Date())

async function publication(patch: Partial<Publication> = {}): Promise<Publication> {
  const reader = await force.reader(owner, 'web')
  const document = await readPolicyDocument(reader, 'conditions', 'newest')
  const [newest, body] = [document?.shown.version ?? '', document?.body]
  const boxes = Object.fromEntries(
    (boxesOf('conditions', body) ?? []).map(({ name, value }) => [name, value]),
  )
  return {
    ...{ kind: 'conditions', version: `${Math.random()}`.slice(2, 9), effectiveFrom: today },
    ...{ note: 'Plainer words.', drawn: newest, boxes },
    ...patch,
  }
}

const words = 'Leave this group by the day set, and every group that takes its place.'
const publishes = async (who: string, asked: Publication, dryRun = false) =>
  publishPolicy(await force.reader(who, 'web'), asked, dryRun)

async function templates(): Promise<string[]> {
  const { rows } = await force.db.query(
    `SELECT body FROM policy_document WHERE kind = 'conditions' AND effective_from <= $1 ORDER BY effective_from DESC, version DESC LIMIT 1`,
    [today],
  )
  return rows[0].body.templates.map((each: { wording: string }) => each.wording)
}

it('is published by a policy owner, from a day on, and takes the place of the one before', async () => {
  const asked = await publication()
  const changed = { ...asked, boxes: { ...asked.boxes, 'templates.4.wording': words } }
  expect(await publishes(owner, changed, true)).toEqual({ done: true })
  expect(await templates()).not.toContain(words)
  expect(await publishes(owner, changed)).toEqual({ done: true })
  expect(await templates()).toContain(words)
  expect((await loadPolicy('conditions')).body.templates.map((each) => each.wording)).toContain(words)
  const seen = await readPolicyDocument(await force.reader(owner, 'web'), 'conditions', 'in_force')
  expect(seen?.shown).toMatchObject({ version: asked.version, state: 'in_force', note: 'Plainer words.' })
  expect(seen?.shown.by).not.toBeNull()
  expect(seen?.changed?.differences.map(({ now }) => now)).toEqual([words])
})

it('waits for its day', async () => {
  const asked = await publication({ effectiveFrom: addDays(today, 30) })
  const changed = { ...asked, boxes: { ...asked.boxes, 'periods.remindDays': '6' } }
  expect(await publishes(owner, changed)).toEqual({ done: true })
  const rows = await readPolicies(await force.reader(owner, 'web'))
  const row = rows?.find(({ kind }) => kind === 'conditions')
  expect(row?.coming?.version).toBe(asked.version)
  expect(row?.inForce?.version).not.toBe(asked.version)
})

it('is refused to everybody else, who see none of it', async () => {
  const asked = await publication({ boxes: {} })
  for (const who of ['amara.okafor', 'paula.reyes', 'imran.castle', 'owen.farrar', 'catrin.bowen']) {
    expect(await publishes(who, asked), who).toEqual({ refused: 'not_found' })
    const reader = await force.reader(who, 'web')
    expect(await readPolicies(reader), who).toBeNull()
    expect(await readPolicyDocument(reader, 'conditions', 'in_force'), who).toBeNull()
  }
})

it('is refused for a day that is over, a name that is taken, nothing new, older boxes and what is wrong', async () => {
  const asked = await publication()
  const changed = { ...asked, boxes: { ...asked.boxes, 'periods.remindDays': '4' } }
  expect(await publishes(owner, { ...changed, effectiveFrom: addDays(today, -1) })).toEqual({
    problem: 'past',
  })
  expect(await publishes(owner, { ...changed, version: '2024-01' })).toEqual({ problem: 'version_taken' })
  expect(await publishes(owner, { ...changed, drawn: '2024-01' })).toEqual({ refused: 'stale' })
  // Of two from one day the later name is in force: an earlier one would never be.
  const [{ effectiveFrom: coming }] = [await publication({ effectiveFrom: addDays(today, 30) })]
  expect(await publishes(owner, { ...changed, effectiveFrom: coming, version: '!' })).toEqual({
    problem: 'outranked',
  })
  const wrong = { ...asked, boxes: { ...asked.boxes, 'periods.remindDays': 'soon' } }
  expect(await publishes(owner, wrong)).toEqual({
    wrong: ['body.periods.remindDays must be a whole number from 1 to 30'],
  })
  const same = await publication({ effectiveFrom: addDays(today, 40) })
  expect(await publishes(owner, same)).toEqual({ problem: 'unchanged' })
})

it('appoints nobody whom the directory does not know', async () => {
  const reader = await force.reader(owner, 'web')
  const document = await readPolicyDocument(reader, 'appointments', 'in_force')
  const boxes = Object.fromEntries(
    (boxesOf('appointments', document?.body) ?? []).map(({ name, value }) => [name, value]),
  )
  const asked = {
    kind: 'appointments',
    version: 'next',
    effectiveFrom: today,
    note: 'n',
    drawn: 'demo',
  } as const
  expect(await publishPolicy(reader, { ...asked, boxes: { ...boxes, appeals: 'W00000' } })).toEqual({
    wrong: ['body.appeals: nobody of staff number W00000 works here'],
  })
  expect(await publishPolicy(reader, { ...asked, boxes: { ...boxes, 'restricted.1': '' } })).toHaveProperty(
    'wrong',
  )
})

it('is written by nobody else past the code, not for yesterday, of no unknown kind, and never changed', async () => {
  const publish = `SELECT publish_policy(gen_random_uuid(), $1, 'x', $2, 'n', '{}')`
  const values = ['clocks', addDays(today, 1)]
  for (const [who, wrong, code] of [
    ['imran.castle', values, '42501'],
    [owner, ['clocks', addDays(today, -1)], '22023'],
    [owner, ['weather', addDays(today, 1)], '22023'],
    // Without its event it does not commit.
    [owner, values, '23514'],
  ] as const)
    await expect(
      force.inDatabase(who, 'web', (db) => db.query(publish, [...wrong])),
      `${who} ${wrong}`,
    ).rejects.toMatchObject({ code })
  await expect(force.db.query(`UPDATE policy_document SET body = '{}'`)).rejects.toMatchObject({
    code: '42501',
  })
})

it('is loaded from files all or none, and what is there stays as it is', async () => {
  const folder = new URL('../../prisma/policy/', import.meta.url)
  const [first = ''] = readdirSync(folder)
  const read = readPolicyFile(readFileSync(new URL(first, folder), 'utf8'))
  if ('problems' in read) throw new Error('a document of the demo is wrong')
  const next = { ...read.document, version: 'loaded' }
  expect(await loadDocuments(force.db, [read.document, next])).toEqual([next])
  const broken = { ...next, version: 'other', effectiveFrom: 'soon' }
  await expect(
    loadDocuments(force.db, [{ ...next, version: 'third' }, broken], new Date()),
  ).rejects.toMatchObject({
    code: '23514',
  })
  const { rows } = await force.db.query(
    `SELECT version FROM policy_document WHERE version IN ('loaded', 'third')`,
  )
  expect(rows).toEqual([{ version: 'loaded' }])
})

it('leaves a history that verifies', async () => {
  expect((await verifyHistory(force.db)).findings).toEqual([])
})
