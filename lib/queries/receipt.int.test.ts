import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readHistory } from '#lib/commands/audit.ts'
import { agreeDisposal, askDisposal } from '#lib/commands/dispose.ts'
import { closeClients } from '#lib/db/clients.ts'
import { cosign, openCheckpoint } from '#lib/history/log/checkpoint.ts'
import { GrowingTree } from '#lib/history/log/growing-tree.ts'
import { leafHash } from '#lib/history/log/hash.ts'
import { makeSignerKey, readNote, readSignerKey } from '#lib/history/log/note.ts'
import { policyOfLog } from '#lib/history/log/policy.ts'
import { readBundle } from '#lib/history/log/tile.ts'
import { verifyReceipt } from '#lib/history/offline/receipt.ts'
import { addCosignature } from '#lib/history/seal/ledger.ts'
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
/** Something as somebody would do it who may do everything in the database. */
async function tamper(statement: string, values: readonly unknown[] = []): Promise<void> {
  await force.db.query(`SET session_replication_role = 'replica'`)
  await force.db.query(statement, [...values])
  await force.db.query(`SET session_replication_role = 'origin'`)
}
async function witnessed(name: string): Promise<number> {
  const witness = readSignerKey(makeSignerKey(name, 'witness'))
  const { signed, id } = await openLog(jobs, key, null)
  const at = new Date(1_780_000_000_000)
  const line = cosign(readNote(signed?.note ?? '').text, witness, at)
  await addCosignature(jobs, id, signed?.size ?? 0, { witness: name, line, at })
  return signed?.size ?? 0
}
async function events(type: string): Promise<number> {
  const { rows } = await force.db.query('SELECT count(*)::int AS n FROM audit_event WHERE type = $1', [type])
  return rows[0].n
}
const proof = async (who: string, of = reference) => {
  const receipt = await readReceipt(await force.reader(who, 'web'), of)
  return receipt === 'damaged' ? receipt : (receipt?.text ?? null)
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
  const checked = verifyReceipt((await proof('amara.okafor')) ?? '', policyOfLog(key))
  expect(checked.findings).toEqual([])
  expect(checked.disclosed).toMatchObject({ reference, type: 'sent', kind: 'declaration', version: 1 })
  expect(checked.disclosed?.fields.find(({ name }) => name === 'content')?.value).toContain('Corin Testwood')
  for (const who of ['paula.reyes', 'jonah.whitlock']) expect(await proof(who)).toBeNull()
  expect(await proof('amara.okafor', 'OA-0000-0000')).toBeNull()
})

it('still proves the rest when a field was lawfully destroyed', async () => {
  const own = await force.declares('amara.okafor')
  await seal()
  const { rows } = await force.db.query(
    `SELECT e.id FROM audit_event e JOIN declaration d ON d.id = e.object_id WHERE d.reference = $1 AND e.type = 'sent'`,
    [own],
  )
  const asked = await askDisposal(
    await force.reader('leonie.brock', 'standards'),
    [rows[0].id],
    ['content'],
    'R12',
  )
  await agreeDisposal(await force.reader('piers.galloway', 'standards'), asked ?? '')
  const receipt = await readReceipt(await force.reader('amara.okafor', 'web'), own)
  const checked = verifyReceipt(typeof receipt === 'object' ? (receipt?.text ?? '') : '', policyOfLog(key))
  expect(checked.findings).toEqual([])
  expect(checked.disclosed?.fields.find(({ name }) => name === 'content')?.value).toBeNull()
  expect(checked.disclosed?.fields.find(({ name }) => name === 'reference')?.value).toBe(JSON.stringify(own))
})

it('does not tell in a receipt how much has happened since', async () => {
  const before = await proof('amara.okafor')
  await force.declares('callum.reddy')
  await seal()
  expect(await proof('amara.okafor')).toBe(before)
})

it('tells that a receipt is damaged where the log is, and shows the declaration all the same', async () => {
  for (const [damage, repair] of [
    [
      `UPDATE log_checkpoint SET note = replace(note, E'\n\n', E'\nmore\n\n')`,
      `replace(note, E'\nmore\n\n', E'\n\n')`,
    ],
    [`UPDATE log_checkpoint SET note = 'x' || note`, `substr(note, 2)`],
  ] as const) {
    await tamper(damage)
    expect(await proof('amara.okafor')).toBe('damaged')
    expect(await readDeclaration(await force.reader('amara.okafor', 'web'), reference)).not.toBeNull()
    await tamper(`UPDATE log_checkpoint SET note = ${repair}`)
  }
  await tamper(
    `UPDATE log_leaf SET index = index + 1000000 WHERE event_id NOT IN
       (SELECT e.id FROM audit_event e JOIN declaration d ON d.id = e.object_id AND e.version = 1 WHERE d.reference = $1)`,
    [reference],
  )
  expect(await proof('amara.okafor')).toBe('damaged')
  await tamper('UPDATE log_leaf SET index = index - 1000000 WHERE index >= 1000000')
  expect(await proof('amara.okafor')).toContain('c2sp.org/tlog-proof@v1')
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

it('makes one event of a look at the page or a checkpoint fetched, and none of a tile', async () => {
  const none = { person: null, reference: null, action: null, from: null, until: null, before: null }
  const [looks, fetched] = [await events('history_read'), await events('log_read')]
  await readHistory(await auditor(), none)
  expect([await events('history_read'), await events('log_read')]).toEqual([looks + 1, fetched])
  expect((await readHistory(await auditor(), { ...none, before: '1' }))?.log).toBeNull()
  await text('tile', '0', '000.p', '1')
  await text('tile', 'entries', '000.p', '1')
  expect([await events('history_read'), await events('log_read')]).toEqual([looks + 2, fetched])
  await text('checkpoint')
  await text('1', 'checkpoint')
  await text('9', 'checkpoint')
  expect([await events('history_read'), await events('log_read')]).toEqual([looks + 2, fetched + 2])
})

it('tells an auditor what waits, what each witness saw last, and what was found without saying in which record', async () => {
  const none = { person: null, reference: null, action: null, from: null, until: null, before: null }
  const [b, a] = [await witnessed('b.example'), await witnessed('a.example')]
  const reader = await auditor()
  await force.declares('callum.reddy')
  await seal()
  const later = await witnessed('b.example')
  expect(later).toBeGreaterThan(b)
  const [one, other] = [crypto.randomUUID(), crypto.randomUUID()]
  const first = [one, other].map((id) => `case ${id} version 2: the payload is missing`)
  await force.db.query(
    'INSERT INTO log_check (events, records, size, findings, detail) VALUES (9, 3, 8, 3, $1)',
    [JSON.stringify({ first: [...first, `${key.name} entry 4: its event is gone`] })],
  )
  // Looking is an event, and so is what waits.
  const log = (await readHistory(reader, none))?.log
  expect(log).toMatchObject({ waiting: 0, waitingSince: null })
  expect((await readHistory(reader, none))?.log).toMatchObject({
    waiting: 1,
    waitingSince: expect.any(Date),
  })
  expect(log?.witnesses.map(({ name, size }) => [name, size])).toEqual([
    ['a.example', a],
    ['b.example', later],
  ])
  expect(log?.check).toMatchObject({ size: 8, findings: 3 })
  expect(log?.check?.first).toEqual([
    'case version 2: the payload is missing',
    `${key.name} entry 4: its event is gone`,
  ])
})
