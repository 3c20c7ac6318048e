import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import { answers } from '#lib/domain/draft.fixture.ts'
import { partOf } from '#lib/domain/draft.ts'
import { isComplete } from '#lib/domain/draft-problems.ts'
import { declaredFrom } from '#lib/forms/declare/declared-from.ts'
import { type DraftView, readOwnDraft, readOwnDrafts } from '#lib/queries/drafts.ts'
import { loadPolicy } from '#lib/queries/policy.ts'
import type { SessionToken } from '#lib/reader.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import {
  discardDraft,
  dismissHeld,
  holdSave,
  keepWordsIn,
  removeContactFrom,
  saveSection,
  startDraft,
} from './drafts.ts'
import { sendDeclaration } from './send.ts'

let force: Force
beforeAll(async () => {
  force = await openForce()
})
afterAll(async () => {
  await force.close()
  await closeClients()
})

async function started(subject = 'bo.lund'): Promise<{ token: SessionToken; id: string }> {
  const token = await force.signIn(subject)
  const made = await startDraft(token, randomUUID())
  if (!('id' in made)) throw new Error('too many')
  return { token, id: made.id }
}

async function read(token: SessionToken, id: string): Promise<DraftView> {
  const view = await readOwnDraft({ side: 'web', token }, id)
  if (!view || 'sent' in view) throw new Error('no draft')
  return view
}

const why = (concern: string, base = 0) =>
  ({ form: 'why', contact: null, key: null, base, values: { ...answers.why, concern } }) as const

describe('a draft', () => {
  it('is one for two presses of Start, and one that is empty is taken up again', async () => {
    const token = await force.signIn('mia.tran')
    const id = randomUUID()
    const made = await Promise.all(Array.from({ length: 10 }, () => startDraft(token, id)))
    expect(new Set(made.map((each) => JSON.stringify(each))).size).toBe(1)
    expect(await startDraft(token, randomUUID())).toEqual({ id })
    await saveSection(token, id, why('Something'))
    expect(await startDraft(token, randomUUID())).not.toEqual({ id })
  })

  it('is the writer’s alone', async () => {
    const { token, id } = await started()
    await saveSection(token, id, why('Mine'))
    const other = await force.signIn('paula.reyes')
    expect(await readOwnDraft({ side: 'web', token: other }, id)).toBeNull()
    expect(await saveSection(other, id, why('Yours', 1))).toEqual({ none: true })
    expect(await removeContactFrom(other, id, 1)).toEqual({ none: true })
    await discardDraft(other, id)
    expect((await readOwnDrafts({ side: 'web', token: other })).map((draft) => draft.id)).not.toContain(id)
    expect(partOf((await read(token, id)).draft, 'why').values.concern).toBe('Mine')
  })

  it('keeps each part by itself: older words over newer ones are refused', async () => {
    const { token, id } = await started()
    expect(await saveSection(token, id, why('First'))).toMatchObject({ version: 1 })
    expect(await saveSection(token, id, why('Second', 1))).toMatchObject({ version: 2 })
    expect(await saveSection(token, id, why('From an old tab', 1))).toMatchObject({ stale: true, version: 2 })
    expect(await saveSection(token, id, why('Second', 1))).toMatchObject({ version: 2 })
    const work = { form: 'work', contact: null, key: null, base: 0, values: answers.work } as const
    expect(await saveSection(token, id, work)).toMatchObject({ version: 1 })
    const view = await read(token, id)
    expect(partOf(view.draft, 'why').values.concern).toBe('Second')
    expect(view.place).toBe('work')
  })

  it('takes one of twenty saves at once over the same version', async () => {
    const { token, id } = await started()
    const saves = await Promise.all(
      Array.from({ length: 20 }, (_, number) => saveSection(token, id, why(`Number ${number}`))),
    )
    expect(saves.filter((each) => 'saved' in each)).toHaveLength(1)
    expect(saves.filter((each) => 'stale' in each)).toHaveLength(19)
  })

  it('is deleted when it is discarded', async () => {
    const { token, id } = await started()
    await discardDraft(token, id)
    expect(await readOwnDraft({ side: 'web', token }, id)).toBeNull()
    expect(await saveSection(token, id, why('Late'))).toEqual({ none: true })
  })

  it('becomes a declaration, and says so afterwards', async () => {
    const { token, id } = await started()
    const { version } = (await loadPolicy('categories')).body.warnings.lookup
    for (const form of ['who', 'accounts', 'how', 'why', 'work', 'reviewer'] as const) {
      const values = form === 'work' ? { ...answers.work, 'warning[]': [version] } : answers[form]
      expect(await saveSection(token, id, { form, contact: 1, key: null, base: 0, values })).toMatchObject({
        version: 1,
      })
    }
    await keepWordsIn(token, id, 'why', ['Operation Larkspur'])
    const view = await read(token, id)
    expect(isComplete(view.draft, view.rules)).toBe(true)
    expect(view.readers.manager).not.toBeNull()
    const declared = declaredFrom(view)
    if (!declared) throw new Error('not complete')
    const sent = await sendDeclaration(token, id, declared)
    if (!('done' in sent)) throw new Error('not sent')
    expect(await readOwnDraft({ side: 'web', token }, id)).toEqual({ sent: sent.done.reference })
    expect(await saveSection(token, id, why('Late', 1))).toEqual({ sent: sent.done.reference })
  })
})

describe('words held when the session had ended', () => {
  it('come back once, for the same person and draft', async () => {
    const { token, id } = await started()
    await saveSection(token, id, why('Saved'))
    const ended = await force.signIn('bo.lund', new Date(Date.now() - 3_600_000))
    expect(await holdSave(ended, id, 'why', { concern: 'Typed, not saved' })).toBe(true)
    expect(await holdSave(await force.signIn('paula.reyes'), id, 'why', { concern: 'Not mine' })).toBe(false)

    const { held, draft } = await read(token, id)
    expect(held).toMatchObject([{ key: 'why', values: { concern: 'Typed, not saved' } }])
    expect(partOf(draft, 'why').values.concern).toBe('Saved')

    expect(await saveSection(token, id, why('Typed, now saved', 1))).toMatchObject({ version: 2 })
    expect((await read(token, id)).held).toEqual([])
  })

  it('can be let go', async () => {
    const { token, id } = await started()
    await holdSave(token, id, 'who:new', { kind: 'person' })
    await dismissHeld(token, id, 'who:new')
    expect((await read(token, id)).held).toEqual([])
  })
})
