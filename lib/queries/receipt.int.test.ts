import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readHistory } from '#lib/commands/audit.ts'
import { closeClients } from '#lib/db/clients.ts'
import { openCheckpoint } from '#lib/history/log/checkpoint.ts'
import { GrowingTree } from '#lib/history/log/growing-tree.ts'
import { leafHash } from '#lib/history/log/hash.ts'
import { makeSignerKey, readSignerKey } from '#lib/history/log/note.ts'
import { policyOfLog } from '#lib/history/log/policy.ts'
import { readBundle } from '#lib/history/log/tile.ts'
import { verifyReceipt } from '#lib/history/offline/receipt.ts'
import { openLog } from '#lib/history/seal/open-log.ts'
import { sealRound } from '#lib/history/seal/seal.ts'
import { testDatabase } from '../../scripts/test/database.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { readDeclaration } from './declaration.ts'
import { readLogFile, readLogKeys } from './log.ts'
import { readReceipt } from './receipt.ts'

/* What people see of the log, over events of the portal's own making. */

let force: Force
let jobs: pg.Client
let reference: string
const key = readSignerKey(makeSignerKey(`test.example/${crypto.randomUUID()}`, 'log'))
const unsealed = { at: '' }

beforeAll(async () => {
  force = await openForce()
  jobs = new pg.Client({ connectionString: testDatabase().jobs })
  await jobs.connect()
  // Tests before this one, in the same database, may have begun a log of theirs.
  await force.db.query(`SET session_replication_role = 'replica'`)
  for (const table of ['log_cosignature', 'log_checkpoint', 'log_node', 'log_leaf', 'log', 'log_check'])
    await force.db.query(`DELETE FROM ${table}`)
  await force.db.query(`SET session_replication_role = 'origin'`)
  reference = await force.declares('amara.okafor')
  const view = await readDeclaration(await force.reader('amara.okafor', 'web'), reference)
  unsealed.at = JSON.stringify(view?.timeline.map((entry) => entry.seal))
  await seal()
})
afterAll(async () => {
  await jobs.end()
  await force.close()
  await closeClients()
})

async function seal(): Promise<void> {
  for (;;) {
    const { rows } = await force.db.query(
      'SELECT max(xid) < pg_snapshot_xmin(pg_current_snapshot()) AS settled FROM audit_event',
    )
    if (rows[0].settled) break
  }
  for (let log = await openLog(jobs, key, null), size = -1; log.tree.size !== size; ) {
    size = log.tree.size
    log = await sealRound({ db: jobs, key, remember: () => undefined }, log)
  }
}
const auditor = () => force.reader('catrin.bowen', 'standards')
const text = async (...path: string[]) => {
  const file = await readLogFile(await auditor(), path)
  return file && Buffer.from(file.bytes)
}

it('tells that an event is being sealed, and then where it is', async () => {
  expect(unsealed.at).toBe('[null]')
  const view = await readDeclaration(await force.reader('amara.okafor', 'web'), reference)
  expect(view?.timeline).toMatchObject([{ type: 'sent', seal: { log: 1, witnesses: 0 } }])
})

it('gives the declarant a receipt that anybody can check, and nobody else any', async () => {
  const receipt = await readReceipt(await force.reader('amara.okafor', 'web'), reference)
  const checked = verifyReceipt(receipt?.text ?? '', policyOfLog(key))
  expect(checked.findings).toEqual([])
  expect(checked.disclosed).toMatchObject({ reference, type: 'sent', kind: 'declaration', version: 1 })
  expect(checked.disclosed?.fields.find(({ name }) => name === 'content')?.value).toContain('Corin Testwood')
  for (const who of ['paula.reyes', 'jonah.whitlock'])
    expect(await readReceipt(await force.reader(who, 'web'), reference)).toBeNull()
  expect(await readReceipt(await force.reader('amara.okafor', 'web'), 'OA-0000-0000')).toBeNull()
})

it('does not tell in a receipt how much has happened since', async () => {
  const before = await readReceipt(await force.reader('amara.okafor', 'web'), reference)
  await force.declares('callum.reddy')
  await seal()
  const after = await readReceipt(await force.reader('amara.okafor', 'web'), reference)
  expect(after?.text).toBe(before?.text)
})

it('publishes the log to auditors, as others can read it', async () => {
  const { size, root } = openCheckpoint(String(await text('checkpoint')), key)
  const tree = new GrowingTree()
  for (let tile = 0; tile * 256 < size; tile++) {
    const width = Math.min(256, size - tile * 256)
    const name = `${String(tile).padStart(3, '0')}${width < 256 ? `.p/${width}` : ''}`
    const bundle = await text(...`tile/entries/${name}`.split('/'))
    const hashes = await text(...`tile/0/${name}`.split('/'))
    const leaves = readBundle(bundle ?? Buffer.alloc(0), width).map((entry) => leafHash(entry))
    expect(hashes?.equals(Buffer.concat(leaves))).toBe(true)
    for (const leaf of leaves) tree.append(leaf)
  }
  expect(tree.root().equals(root)).toBe(true)
  expect(await text('1', 'checkpoint')).not.toBeNull()
  const entries = String(await text('tile', 'entries', `000.p`, String(size % 256)))
  expect(entries).not.toMatch(/okafor|amara|sent|declaration/i)
})

it.each([
  [['tile', '0', '999']],
  [['tile', '0', '000.p', '0']],
  [['tile', '0', '0']],
  [['tile', '64', '000']],
  [['9', 'checkpoint']],
  [['tile', 'entries', 'x999', '999']],
  [['..', 'checkpoint']],
])('has no file %j', async (path) => {
  expect(await text(...path)).toBeNull()
})

it('gives nothing of the log to anybody else', async () => {
  for (const who of ['imran.castle', 'ngozi.adair'])
    expect(await readLogFile(await force.reader(who, 'standards'), ['checkpoint'])).toBeNull()
  expect(await readLogKeys(await force.reader('amara.okafor', 'web'))).toContain(key.text)
})

it('shows an auditor how the log stands, and records each look', async () => {
  const none = { person: null, reference: null, from: null, until: null, before: null }
  const page = await readHistory(await auditor(), { ...none, action: 'log_read' })
  expect(page?.log).toMatchObject({ origin: key.name, witnesses: [], check: null })
  expect(page?.log?.checkpoint?.size).toBeGreaterThan(1)
  expect(page?.entries.length).toBeGreaterThan(0)
  const again = await readHistory(await auditor(), { ...none, action: 'history_read' })
  expect(again?.entries.length).toBeGreaterThan(0)
})
