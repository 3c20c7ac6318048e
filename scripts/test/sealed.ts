import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { cosign } from '../../lib/history/log/checkpoint.ts'
import { makeSignerKey, readNote, readSignerKey, type SignerKey } from '../../lib/history/log/note.ts'
import { addCosignature } from '../../lib/history/seal/ledger.ts'
import { type OpenLog, openLog } from '../../lib/history/seal/open-log.ts'
import { type Step, sealRound } from '../../lib/history/seal/seal.ts'
import { readLastSigned, writeLastSigned } from '../../lib/history/seal/signed-file.ts'
import { freshDatabase } from './database.ts'

/*
 * A database of a test's own, with a log over it:
 *   const history = await openHistory()
 *   await history.happens(300)
 *   await history.seals()
 *   await history.tampers(`UPDATE log_leaf SET …`)
 */
export async function openHistory() {
  const fresh = await freshDatabase()
  const writer = new pg.Client({ connectionString: fresh.migrator })
  const db = new pg.Client({ connectionString: fresh.jobs })
  await Promise.all([writer.connect(), db.connect()])
  const folder = mkdtempSync(path.join(tmpdir(), 'history-'))
  const stateFile = path.join(folder, 'signed')
  const key = readSignerKey(makeSignerKey('test.example/log', 'log'))
  const witness = readSignerKey(makeSignerKey('test.example/witness', 'witness'))
  let log: OpenLog | undefined

  /** Transactions of other tests, on other databases of the server, hold back what may be sealed. */
  async function settles() {
    for (let settled = false; !settled; ) {
      const { rows } = await writer.query(
        'SELECT coalesce(max(xid) < pg_snapshot_xmin(pg_current_snapshot()), true) AS settled FROM audit_event',
      )
      settled = rows[0].settled
    }
  }

  const opens = (by: SignerKey = key) => openLog(db, by, readLastSigned(stateFile))

  return {
    ...fresh,
    writer,
    db,
    folder,
    stateFile,
    key,
    witness,
    opens,
    opensWithoutMemory: () => openLog(db, key, null),
    /** Events that are rows and nothing else: their entries are made up. On another connection they may still be uncommitted. */
    async happens(events: number, on?: pg.Client) {
      await (on ?? writer).query(
        `INSERT INTO audit_event (id, at, type, object_kind, object_id, version, commitment, head_salt, entry, audience)
         SELECT gen_random_uuid(), now(), 'sent', 'declaration', gen_random_uuid(), 1, '', '', convert_to('entry ' || gen_random_uuid(), 'UTF8'), '{}'
         FROM generate_series(1, $1)`,
        [events],
      )
      if (!on) await settles()
    },
    settles,
    /** One round of the sealer, going on from the last unless it is told from where. */
    async seals(at?: (step: Step) => void, from?: OpenLog, on: pg.Client = db, by = key) {
      const remember = (checkpoint: Parameters<typeof writeLastSigned>[1]) =>
        writeLastSigned(stateFile, checkpoint)
      log = await sealRound({ db: on, key: by, remember, ...(at && { at }) }, from ?? (await opens(by)))
      return log
    },
    /** The test's witness sees the last checkpoint. */
    async cosigns(at = new Date()) {
      const { signed, id } = log ?? (await opens())
      if (!signed) throw new Error('nothing is signed yet')
      const seconds = new Date(Math.floor(at.getTime() / 1000) * 1000)
      const line = cosign(readNote(signed.note).text, witness, seconds)
      await addCosignature(db, id, signed.size, { witness: witness.name, line, at: seconds })
    },
    /** What somebody does who may do everything in the database. */
    async tampers(...statements: readonly string[]) {
      await writer.query(`SET session_replication_role = 'replica'`)
      for (const statement of statements) await writer.query(statement)
      await writer.query(`SET session_replication_role = 'origin'`)
    },
    async close() {
      await Promise.all([writer.end(), db.end()])
      await fresh.drop()
      rmSync(folder, { recursive: true })
    },
  }
}
export type History = Awaited<ReturnType<typeof openHistory>>
