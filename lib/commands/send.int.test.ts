import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import { declared, type Force, openForce } from '../../scripts/test/force.ts'
import { sendDeclaration } from './send.ts'

let force: Force
beforeAll(async () => {
  force = await openForce()
})
afterAll(async () => {
  await force.close()
  await closeClients()
})

it('makes one declaration of fifty presses', async () => {
  const { token, draftId } = await force.startDraft('bo.lund')
  const results = await Promise.all(
    Array.from({ length: 50 }, () => sendDeclaration(token, draftId, declared())),
  )
  const references = new Set(
    results.map((result) => ('done' in result ? result.done.reference : result.refused)),
  )
  expect(references.size).toBe(1)
  const { rows } = await force.db.query('SELECT count(*)::int AS n FROM declaration WHERE draft_id = $1', [
    draftId,
  ])
  expect(rows).toEqual([{ n: 1 }])
})

it('cannot send what somebody else is writing', async () => {
  const { draftId } = await force.startDraft('bo.lund')
  const token = await force.signIn('dev.rao')
  expect(await sendDeclaration(token, draftId, declared())).toEqual({ refused: 'not_found' })
})

it('keeps it from a manager who bears the name that was declared', async () => {
  const reference = await force.declares('paula.reyes', { contact: { fullName: 'KEANE, Daniel' } })
  expect(await force.sees('daniel.keane', 'web', reference)).toBeNull()
  expect((await force.sees('paula.reyes', 'web', reference))?.status).toBe('with_standards')
})

it.each([
  ['nobody above them', 'alistair.penhale'],
  ['managers in a circle', 'patrick.lowe'],
])('goes to professional standards where there is %s', async (_why, subject) => {
  const reference = await force.declares(subject)
  expect((await force.sees(subject, 'web', reference))?.reviewerId).toBeNull()
})

it('keeps what was admitted about a look-up from the manager', async () => {
  const text = 'I looked him up on the system'
  const reference = await force.declares('rory.flynn', { lookup: { answer: 'yes', text } })
  const seen = await force.sees('moira.quill', 'web', reference)
  expect(seen?.status).toBe('with_manager')
  const { rows } = await force.db.query(
    `SELECT p.values FROM audit_payload p JOIN audit_event e ON e.id = p.event_id JOIN declaration d ON d.id = e.object_id
     WHERE d.reference = $1 AND 'reviewer' = ANY (e.audience)`,
    [reference],
  )
  expect(JSON.stringify(rows)).not.toContain(text)
  const kept = await force.db.query(
    'SELECT text FROM lookup_admission l JOIN declaration d ON d.id = l.declaration_id WHERE d.reference = $1',
    [reference],
  )
  expect(kept.rows).toEqual([{ text }])
})
