import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { openMigrator } from './database.ts'

/*
 * `history follow [--after CURSOR] [--wait]`: sealed events as JSON lines, for a security monitoring system. In the order of the
 * log, which is that of the commits, without gaps; each line carries the cursor from which to go on. Actors are pseudonyms, and
 * there is no content.
 */
const page = 1000
const everyMs = 1000

type Row = {
  log_id: number
  index: string
  at: Date | null
  type: string | null
  actor: string | null
  kind: string | null
  object: string | null
}

export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { after: { type: 'string', default: '0:0' }, wait: { type: 'boolean', default: false } },
  })
  const cursor = /^(\d{1,5}):(\d{1,15})$/.exec(values.after)
  if (!cursor) {
    console.error('--after takes the cursor of a line, LOG:INDEX')
    return 2
  }
  process.stdout.on('error', () => process.exit(0)) // whoever listened has gone
  const db = await openMigrator()
  try {
    for (let at = [Number(cursor[1]), Number(cursor[2])] as const; ; ) {
      const rows = await after(db, at)
      for (const row of rows) {
        at = [row.log_id, Number(row.index)]
        if (!process.stdout.write(`${line(row)}\n`))
          await new Promise((resolve) => process.stdout.once('drain', resolve))
      }
      if (rows.length === page) continue
      if (!values.wait) return 0
      await sleep(everyMs)
    }
  } finally {
    await db.end()
  }
}

function line({ log_id: log, index, at, type, actor, kind, object }: Row): string {
  return JSON.stringify({
    cursor: `${log}:${index}`,
    at: at?.toISOString() ?? null,
    type: type ?? 'log_continues',
    actor,
    kind,
    object,
  })
}

/** Only what a checkpoint covers: nothing that was told can be taken back. */
async function after(db: pg.Client, [log, index]: readonly [number, number]): Promise<Row[]> {
  const { rows } = await db.query<Row>(
    `SELECT l.log_id, l.index, e.at, e.type, e.actor, e.object_kind AS kind, e.object_id AS object
     FROM log_leaf l LEFT JOIN audit_event e ON e.id = l.event_id
     WHERE (l.log_id, l.index) > ($1, $2) AND l.index < (SELECT max(c.size) FROM log_checkpoint c WHERE c.log_id = l.log_id)
     ORDER BY l.log_id, l.index LIMIT ${page}`,
    [log, index],
  )
  return rows
}
