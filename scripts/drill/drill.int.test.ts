import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { TEMPLATE } from '../test/database.ts'
import { type Made, makeHistory } from './made.ts'
import { runControl, runTampering } from './run.ts'
import { tamperings } from './tamperings.ts'

/* `npm run drill`, as tests: one history, and a copy of it for each way of tampering. */

let made: Made
let folder: string
beforeAll(async () => {
  const { TEST_DATABASE_URL: url = '', TEST_DATABASE_PASSWORD: password = '' } = process.env
  folder = mkdtempSync(path.join(tmpdir(), 'drill-'))
  made = await makeHistory({ url, password }, folder, TEMPLATE)
}, 120_000)
afterAll(async () => {
  await made?.drop()
  rmSync(folder, { recursive: true, force: true })
})

it('says nothing of a history that nobody touched', async () => {
  expect(await runControl(made)).toEqual([])
})

it.each(tamperings.map((tampering) => [tampering.what, tampering] as const))(
  'finds that %s',
  async (_what, tampering) => {
    const { found, all } = await runTampering(made, tampering)
    expect(found, `${tampering.by} said ${JSON.stringify(all)}`).not.toBeNull()
  },
)

it('has twelve ways', () => {
  expect(tamperings).toHaveLength(12)
})
