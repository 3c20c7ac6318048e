import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import { openForce } from '../test/force.ts'
import { type History, openHistory } from '../test/sealed.ts'

/* The commands as somebody types them, on a history that the portal's own commands made. */

let history: History
beforeAll(async () => {
  history = await openHistory()
  const force = await openForce(history.migrator)
  for (const who of ['amara.okafor', 'callum.reddy', 'rory.flynn']) await force.signIn(who)
  await force.close()
  await history.settles()
  await history.seals()
  await history.cosigns()
})
afterAll(async () => {
  await history.close()
  await closeClients()
})

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/history.ts', ...args], {
    cwd: path.resolve(import.meta.dirname, '..', '..'),
    env: { ...process.env, DATABASE_URL: history.migrator },
    encoding: 'utf8',
  })
  return { status, lines: stdout.trim().split('\n'), stderr }
}
type Line = { cursor: string; type: string; actor: string }
const followed = (after: string) =>
  run('follow', '--after', after)
    .lines.filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)

it('follows every event once, in the order of the log, and goes on from any cursor', async () => {
  const all = followed('0:0')
  expect(all.map(({ cursor }) => cursor)).toEqual(['1:0', '1:1', '1:2'])
  expect(all.map(({ type }) => type)).toEqual(['signed_in', 'signed_in', 'signed_in'])
  expect(followed('1:1')).toEqual(all.slice(2))
  expect(followed('1:2')).toEqual([])
  expect(run('follow', '--after', 'x').status).toBe(2)
})

it('follows nobody by name', () => {
  const text = JSON.stringify(followed('0:0'))
  expect(text).not.toMatch(/okafor|reddy|flynn|@/i)
})

it('verifies the database, copies the log, and verifies the copy', async () => {
  expect(run('verify')).toMatchObject({ status: 0 })
  const copy = path.join(history.folder, 'copy')
  expect(run('export', copy)).toMatchObject({ status: 0 })
  expect(run('verify', copy, '--key', history.key.text)).toMatchObject({ status: 0 })
  expect(run('verify', copy, '--key', history.witness.text).status).not.toBe(0)
})

it('keeps on record what a verification found, and ends with 1', async () => {
  await history.tampers(`UPDATE audit_event SET entry = 'x' WHERE seq = (SELECT max(seq) FROM audit_event)`)
  const { status, lines } = run('verify')
  expect(status).toBe(1)
  expect(lines.join('\n')).toContain(
    'its bytes are not those that were hashed (vouched for since checkpoint 3)',
  )
  const { rows } = await history.writer.query('SELECT findings::int, detail FROM log_check ORDER BY id')
  expect(rows.map(({ findings }) => findings > 0)).toEqual([false, true])
  expect(rows[1].detail.first.join('\n')).toContain('entry 2')
})

it.each([[[]], [['export']], [['new-key', 'has space', 'x']], [['verify-receipt']], [['nonsense']]])(
  'says how it is used: %j',
  (args) => {
    const { status, stderr } = run(...args)
    expect(status).toBe(2)
    expect(stderr).toContain('Usage')
  },
)
