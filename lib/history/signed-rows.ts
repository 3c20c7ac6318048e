import type pg from 'pg'
import { cosignatureBy, openCheckpoint } from './log/checkpoint.ts'
import { readNote, type VerifierKey } from './log/note.ts'
import type { Policy } from './log/policy.ts'

/* The signed rows of a log in the database, for the verifier. */

export type Signed = { readonly size: number; readonly root: Buffer; readonly note: string }

/** Every checkpoint of a log, in order of size. */
export async function* checkpointsOf(db: pg.Client, log: number): AsyncGenerator<Signed, undefined> {
  for (let size = 0; ; ) {
    const { rows } = await db.query<{ size: string; root: Buffer; note: string }>(
      'SELECT size, root, note FROM log_checkpoint WHERE log_id = $1 AND size > $2 ORDER BY size LIMIT 1000',
      [log, size],
    )
    for (const row of rows) {
      size = Number(row.size)
      yield { ...row, size }
    }
    if (rows.length < 1000) return undefined
  }
}

/** What is wrong with a checkpoint by itself: its signature, or its words against its row. */
export function* checkpointProblems(row: Signed, key: VerifierKey): Generator<string> {
  try {
    const opened = openCheckpoint(row.note, key)
    if (opened.size !== row.size || !opened.root.equals(row.root))
      yield 'the note says something else than its row'
  } catch (error) {
    yield (error as Error).message
  }
}

/**
 * Checks what witnesses wrote under a checkpoint, as far as the policy knows them.
 * @returns how many there are, and when the last of them saw it
 */
export async function cosigningOf(
  db: pg.Client,
  log: number,
  { size, note }: Signed,
  policy: Policy | null,
  report: (what: string, where: string) => void,
): Promise<{ count: number; at: Date | null }> {
  const { rows } = await db.query<{ witness: string; line: string; at: Date }>(
    'SELECT witness, line, at FROM log_cosignature WHERE log_id = $1 AND size = $2',
    [log, size],
  )
  const times = rows.map(({ at }) => at.getTime())
  for (const { witness, line, at } of rows) {
    const key = policy?.witnesses.find((one) => one.key.name === witness)?.key
    if (!key) continue
    try {
      const cosigned = cosignatureBy(readNote(`${note}${line}`), key)
      if (!cosigned) report(`the cosignature of ${witness} is by another key`, `checkpoint ${size}`)
      else if (cosigned.at.getTime() !== at.getTime())
        report(`the time of ${witness} is not the one it signed`, `checkpoint ${size}`)
    } catch (error) {
      report((error as Error).message, `checkpoint ${size}`)
    }
  }
  return { count: rows.length, at: times.length > 0 ? new Date(Math.max(...times)) : null }
}
