import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { readPolicy } from '#lib/history/log/policy.ts'
import { readBundle, tilePath, tilesOf } from '#lib/history/log/tile.ts'
import { verifyFolder } from '#lib/history/offline/verify-folder.ts'
import { verifyHistory } from '#lib/history/verify.ts'
import { verifyLog } from '#lib/history/verify-log.ts'

/*
 * One measurement in a process of its own, so that its memory and processor time are nobody else's:
 *   node bench/history-child.ts log URL SIZE            the log in the database, verified
 *   node bench/history-child.ts log-floor URL SIZE      the same rows read, and nothing done with them
 *   node bench/history-child.ts history URL SIZE        events and payloads, verified
 *   node bench/history-child.ts folder DIR SIZE POLICY  the exported copy, verified
 *   node bench/history-child.ts folder-floor DIR SIZE   the same entries read and hashed twice each, as leaf and as node
 */

export type Measured = {
  readonly entries: number
  readonly findings: number
  readonly ms: number
  readonly cpuMs: number
  /** Resident memory in MiB when a tenth was done, and at the end. */
  readonly tenth: number
  readonly end: number
}

const [what = '', where = '', sizeText = '', policyText = ''] = process.argv.slice(2)
const size = Number(sizeText)
const mib = () => process.memoryUsage.rss() / 2 ** 20
let tenth = 0
const progress = (done: number) => {
  if (tenth === 0 && done >= size / 10) tenth = mib()
}

async function connected(): Promise<pg.Client> {
  const db = new pg.Client({ connectionString: where })
  await db.connect()
  return db
}

async function readRows(): Promise<number> {
  const db = await connected()
  let at = 0
  for (;;) {
    const { rows } = await db.query(
      `SELECT l.index, l.event_id, e.at, coalesce(l.entry, e.entry) AS entry, l.hash
       FROM log_leaf l LEFT JOIN audit_event e ON e.id = l.event_id WHERE l.log_id = 1 AND l.index >= $1 ORDER BY l.index LIMIT 5000`,
      [at],
    )
    at += rows.length
    progress(at)
    if (rows.length < 5000) break
  }
  await db.end()
  return at
}

function readAndHash(): number {
  let entries = 0
  for (const tile of tilesOf('entries', size)) {
    for (const entry of readBundle(readFileSync(path.join(where, tilePath(tile))), tile.width)) {
      hash('sha256', entry, 'binary')
      hash('sha256', entry.subarray(0, 65), 'binary')
      entries += 1
    }
    progress(entries)
  }
  return entries
}

async function measure(): Promise<{ entries: number; findings: number }> {
  let findings = 0
  if (what === 'log-floor') return { entries: await readRows(), findings }
  if (what === 'folder-floor') return { entries: readAndHash(), findings }
  if (what === 'folder') {
    const done = verifyFolder(where, { policy: readPolicy(policyText), progress })
    return { entries: done.checkpoint?.size ?? 0, findings: done.total }
  }
  const db = await connected()
  try {
    if (what === 'history') {
      const { events, findings: found } = await verifyHistory(db, progress)
      return { entries: events, findings: found.length }
    }
    const { entries } = await verifyLog(
      db,
      null,
      () => {
        findings += 1
      },
      progress,
    )
    return { entries, findings }
  } finally {
    await db.end()
  }
}

const [began, cpu] = [performance.now(), process.cpuUsage()]
const done = await measure()
const { user, system } = process.cpuUsage(cpu)
const measured: Measured = {
  ...done,
  ms: performance.now() - began,
  cpuMs: (user + system) / 1000,
  tenth,
  end: mib(),
}
process.stdout.write(`${JSON.stringify(measured)}\n`)
