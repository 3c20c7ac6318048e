import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshDatabase } from './test/database.ts'

/* `npm run policy` as it is called, on an empty database. */
const root = path.resolve(import.meta.dirname, '..')
let made: Awaited<ReturnType<typeof freshDatabase>>
let db: pg.Client
const folder = mkdtempSync(path.join(tmpdir(), 'policy-'))

beforeAll(async () => {
  made = await freshDatabase()
  db = new pg.Client({ connectionString: made.migrator })
  await db.connect()
})
afterAll(async () => {
  await db.end()
  await made.drop()
  rmSync(folder, { recursive: true })
})

function policy(...args: string[]) {
  const env = { ...process.env, DATABASE_URL: made.migrator }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/policy.ts', ...args], {
    ...{ cwd: root, env, encoding: 'utf8' },
  })
  return { status, said: stdout + stderr }
}

function file(name: string, content: unknown): string {
  const place = path.join(folder, name)
  writeFileSync(place, typeof content === 'string' ? content : JSON.stringify(content))
  return place
}

const count = async () => Number((await db.query('SELECT count(*) FROM policy_document')).rows[0].count)
const body = { ageDays: [7] }
const overview = { kind: 'overview', version: '1', effectiveFrom: '2026-01-01', note: 'First.', body }
const shipped = (name: string) => path.join(root, 'prisma', 'policy', name)

it('loads what is right, says what was there, and loads nothing twice', async () => {
  const files = [shipped('clocks.json'), shipped('interruptions.json'), file('overview.json', overview)]
  expect(policy('check', ...files)).toEqual({ status: 0, said: 'Nothing is wrong with them.\n' })
  expect(await count()).toBe(0)
  expect(policy('load', ...files)).toMatchObject({
    status: 0,
    said: expect.stringContaining('overview 1: loaded'),
  })
  expect(await count()).toBe(3)
  expect(policy('load', ...files).said).toContain('overview 1: was there, and stays as it is')
  const { said } = policy('list')
  expect(said).toContain('overview 1, from 2026-01-01\n')
  expect(said).toContain('holidays: none')
})

it('refuses all where one is wrong, naming the file and what is wrong', async () => {
  const before = await count()
  const wrong = { ...overview, version: 'No!', effectiveFrom: '2026-02-30', body: { ageDays: [7, 3] } }
  const { status, said } = policy(
    'load',
    file('good.json', { ...overview, version: '2' }),
    ...[file('wrong.json', wrong), file('broken.json', '{'), path.join(folder, 'missing.json')],
  )
  expect(status).toBe(1)
  const lines = said.replaceAll(`${folder}${path.sep}`, '').trim().split('\n')
  for (const each of [
    'wrong.json: version',
    'wrong.json: effectiveFrom',
    'wrong.json: body.ageDays',
    'broken.json',
    'missing.json',
  ])
    expect(
      lines.filter((line) => line.startsWith(each)),
      each,
    ).toHaveLength(1)
  expect(lines.at(-1)).toBe('Nothing was loaded.')
  expect(await count()).toBe(before)
})

it('refuses all where a version is there and says something else', async () => {
  const before = await count()
  const other = file('other.json', { ...overview, body: { ageDays: [9] } })
  const { status, said } = policy('load', file('new.json', { ...overview, version: '3' }), other)
  expect({ status, said }).toMatchObject({ status: 1, said: expect.stringContaining('overview 1 is there') })
  expect(await count()).toBe(before)
})

it('says how it is used', () => {
  for (const args of [[], ['load'], ['list', 'more'], ['drop', 'x']])
    expect(policy(...args)).toMatchObject({ status: 2, said: expect.stringContaining('Usage:') })
})
