import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { exportFolder } from '#lib/history/export-folder.ts'
import { makeSignerKey, readSignerKey } from '#lib/history/log/note.ts'
import { connected, dropDatabase, urlOf } from '../scripts/database/databases.ts'
import type { BenchDatabase } from './database.ts'
import type { Measured } from './history-child.ts'
import { fillHistory } from './history-fill.ts'
import { type Log, measureDelay, measureSealing, thousands } from './history-seal.ts'
import { measureSendSealed } from './history-send.ts'
import type { Report } from './report.ts'

const run = promisify(execFile)
const name = 'bench_history'

/**
 * The history as a log: sealing, verifying, exporting, their memory and their place on disk, and what sealing costs a send.
 * @param events how many are made, sealed, exported and verified
 */
export async function measureHistory(
  database: BenchDatabase,
  events: number,
  seconds: number,
  report: Report,
  say: (line: string) => void,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-history-'))
  const secret = makeSignerKey('bench.example/log', 'log')
  const keyFile = path.join(folder, 'key')
  writeFileSync(keyFile, secret, { mode: 0o600 })
  try {
    say(`- making ${thousands(events)} events`)
    const url = await fillHistory(database.url, name, events)
    const log: Log = {
      url,
      jobs: urlOf(database.settings.DATABASE_URL_JOBS ?? '', name),
      postmaster: database.postmaster,
      key: readSignerKey(secret),
      keyFile,
      stateFile: path.join(folder, 'signed'),
    }
    await measureSealing(log, events, report)
    await connected(url, (db) => db.query('VACUUM ANALYZE'))
    await measureDisk(url, events, report)
    await measureVerifying(url, events, report)
    await measureCopy(log, events, path.join(folder, 'copy'), report)
    await measureDelay(log, seconds, report)
    const own = { keyFile, stateFile: path.join(folder, 'signed-sends') }
    await measureSendSealed(database, own, seconds, report)
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await dropDatabase(database.url, name)
  }
}

/** One measurement in a process of its own. */
async function child(...args: readonly string[]): Promise<Measured> {
  const program = path.join(import.meta.dirname, 'history-child.ts')
  const { stdout } = await run(process.execPath, [program, ...args], { maxBuffer: 1e6 })
  const measured = JSON.parse(stdout) as Measured
  if (measured.findings > 0) throw new Error(`${args[0]}: ${measured.findings} findings where none should be`)
  return measured
}

function rated(what: string, { entries, ms, cpuMs, tenth, end }: Measured) {
  const rate = (entries / ms) * 1000
  return {
    rate,
    words: `${what} ${thousands(rate)} events/s, ${((cpuMs * 1000) / entries).toFixed(1)} µs of its own processor time an event, ${tenth.toFixed(0)} MiB at a tenth and ${end.toFixed(0)} MiB at the end`,
  }
}

async function measureVerifying(url: string, events: number, report: Report): Promise<void> {
  const floor = rated('the same rows read and left alone', await child('log-floor', url, String(events)))
  const log = await child('log', url, String(events))
  const { rate, words } = rated('verified', log)
  report.goal(
    'history: events/s of the log verified in the database',
    rate,
    { atLeast: 100_000 },
    `${words}; ${floor.words}; ${(rate / floor.rate).toFixed(2)}×`,
    '',
  )
  report.goal(
    'history: memory of verifying the log, at the end against at a tenth',
    log.end / log.tenth,
    { atMost: 1.25 },
    `${log.tenth.toFixed(0)} MiB, ${log.end.toFixed(0)} MiB`,
  )
  const history = rated('events with their payloads and chains', await child('history', url, String(events)))
  report.figure('history: events verified in the database', history.words, { perSecond: history.rate })
}

async function measureCopy(log: Log, events: number, copy: string, report: Report): Promise<void> {
  const began = performance.now()
  await connected(log.url, (db) => exportFolder(db, copy))
  const ms = performance.now() - began
  const { files, bytes } = sizeOf(copy)
  report.figure(
    'history: export',
    `${(ms / 1000).toFixed(1)} s, ${thousands((events / ms) * 1000)} events/s, ${thousands(files)} files, ${(bytes / events).toFixed(0)} bytes an event`,
    { ms, files, bytes },
  )
  const policy = `log ${log.key.text}\nquorum none\n`
  const floor = rated('the same bytes read and hashed', await child('folder-floor', copy, String(events)))
  const verified = await child('folder', copy, String(events), policy)
  const { rate, words } = rated('verified', verified)
  report.goal(
    'history: events/s of the exported copy verified',
    rate,
    { atLeast: 100_000 },
    `${words}; ${floor.words}; ${(rate / floor.rate).toFixed(2)}×`,
    '',
  )
  report.goal(
    'history: memory of verifying the copy, at the end against at a tenth',
    verified.end / verified.tenth,
    { atMost: 1.25 },
    `${verified.tenth.toFixed(0)} MiB, ${verified.end.toFixed(0)} MiB, with the ends of ${thousands(events / 4)} chains`,
  )
}

function sizeOf(folder: string): { files: number; bytes: number } {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const bytes = all.reduce(
    (sum, { parentPath, name: file }) => sum + statSync(path.join(parentPath, file)).size,
    0,
  )
  return { files: all.length, bytes }
}

async function measureDisk(url: string, events: number, report: Report): Promise<void> {
  const tables = ['audit_event', 'audit_payload', 'log_leaf', 'log_node', 'log_checkpoint']
  const rows = await connected(
    url,
    async (db) =>
      (
        await db.query<{ name: string; table: string; indexes: string }>(
          `SELECT t AS name, pg_table_size(t::regclass) AS table, pg_indexes_size(t::regclass) AS indexes FROM unnest($1::text[]) t`,
          [tables],
        )
      ).rows,
  )
  const each = rows.map((row) => ({
    name: row.name,
    table: Number(row.table) / events,
    indexes: Number(row.indexes) / events,
  }))
  const all = each.reduce((sum, { table, indexes }) => sum + table + indexes, 0)
  report.figure(
    'history: bytes on disk an event',
    `${all.toFixed(0)}: ${each.map((one) => `${one.name} ${one.table.toFixed(0)} + indexes ${one.indexes.toFixed(0)}`).join(', ')}`,
    { all, ...Object.fromEntries(each.map((one) => [one.name, one.table + one.indexes])) },
  )
}
