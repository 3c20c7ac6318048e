import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { readPolicy } from '../../lib/history/log/policy.ts'
import { type Finding, verifyHistory } from '../../lib/history/verify.ts'
import { type LogFinding, verifyLog } from '../../lib/history/verify-log.ts'
import { openMigrator } from './database.ts'

const shown = 200
const kept = 10

/** `history verify [--policy FILE]`: everything in the database against everything else, and what it found on record. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { policy: { type: 'string' } } })
  const policy = values.policy === undefined ? null : readPolicy(readFileSync(values.policy, 'utf8'))
  const db = await openMigrator()
  const began = performance.now()
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1)
  const first: string[] = []
  let count = 0
  const found = ({ what, where, since }: LogFinding) => {
    count += 1
    const vouched = since === null ? 'no checkpoint covers it yet' : `vouched for since checkpoint ${since}`
    if (first.length < kept) first.push(`${where}: ${what}`)
    if (count <= shown) console.log(`FOUND  ${where}: ${what} (${vouched})`)
  }

  const log = await verifyLog(db, policy, found, progress('entries'))
  console.log(
    `log: ${log.entries} entries, ${log.checkpoints} checkpoints, ${log.cosignatures} cosignatures, ${log.waiting} events wait to be sealed (${seconds()} s)`,
  )
  const history = await verifyHistory(db, progress('events'))
  for (const finding of history.findings)
    found({ ...finding, where: whereOf(finding), since: await sinceOf(db, finding) })
  console.log(
    `${history.events} events and ${history.records} records checked in ${seconds()} s: ${count} findings`,
  )
  await db.query(
    'INSERT INTO log_check (events, records, size, findings, detail) VALUES ($1, $2, $3, $4, $5)',
    [history.events, history.records, log.entries, count, JSON.stringify({ first })],
  )
  await db.end()
  return count > 0 ? 1 : 0
}

function whereOf({ kind, object, version }: Finding): string {
  return `${kind} ${object} version ${version}`
}

/** The first checkpoint that covers this event: since then it is certain that it was otherwise. */
async function sinceOf(db: pg.Client, { kind, object, version }: Finding): Promise<number | null> {
  const { rows } = await db.query<{ size: string | null }>(
    `SELECT (SELECT min(c.size) FROM log_checkpoint c WHERE c.log_id = l.log_id AND c.size > l.index) AS size
     FROM audit_event e JOIN log_leaf l ON l.event_id = e.id
     WHERE e.object_kind = $1 AND e.object_id = $2 AND e.version = $3`,
    [kind, object, version],
  )
  return rows[0]?.size == null ? null : Number(rows[0].size)
}

function progress(what: string): (done: number) => void {
  let told = 0
  return (done) => {
    if (done - told < 100_000) return
    told = done
    console.log(`  ${done} ${what}`)
  }
}
