import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { createDatabase, dropDatabase } from '../database/databases.ts'
import { type TestDatabase, urlsOf } from '../test/database.ts'
import { type Made, open } from './made.ts'
import { serveWitnesses, type Witnesses } from './witnesses.ts'

/** A copy of everything, for one tampering: the database and each memory outside it. */
export type Scene = {
  readonly made: Made
  /** As the superuser. */
  readonly db: pg.Client
  readonly urls: TestDatabase
  readonly memory: string
  readonly auditor: string
  readonly witnesses: Witnesses
  readonly close: () => Promise<void>
}

/** @param from the database to copy: the made one, or its earlier copy */
export async function openScene(made: Made, from: string): Promise<Scene> {
  const name = `drill_${randomBytes(4).toString('hex')}`
  const folder = mkdtempSync(path.join(made.folder, 'scene-'))
  const [memory, auditor] = [path.join(folder, 'memory'), path.join(folder, 'auditor')]
  cpSync(path.join(made.folder, 'memory'), memory)
  cpSync(path.join(made.folder, 'auditor'), auditor, { recursive: true })
  for (const witness of ['witness-1', 'witness-2']) copyStates(made.folder, folder, witness)
  const url = await createDatabase(made.server.url, name, from)
  const [db, witnesses] = [await open(url), await serveWitnesses(folder, made.key, made.witnessKeys)]
  return {
    made,
    db,
    urls: urlsOf(made.server, name),
    memory,
    auditor,
    witnesses,
    async close() {
      await witnesses.close()
      await db.end()
      await dropDatabase(made.server.url, name)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What a witness knows, without the lock of the one that serves the folder it comes from. */
function copyStates(from: string, to: string, witness: string): void {
  mkdirSync(path.join(to, witness), { mode: 0o700 })
  for (const name of readdirSync(path.join(from, witness)).filter((each) => each.endsWith('.state')))
    cpSync(path.join(from, witness, name), path.join(to, witness, name))
}

/** Statements of somebody who may do everything in the database, with its triggers and foreign keys off. */
export async function tampers(
  { db }: Pick<Scene, 'db'>,
  ...statements: readonly (readonly [sql: string, values?: readonly unknown[]])[]
): Promise<number> {
  let changed = 0
  await db.query(`SET session_replication_role = 'replica'`)
  for (const [sql, values = []] of statements) changed += (await db.query(sql, [...values])).rowCount ?? 0
  await db.query(`SET session_replication_role = 'origin'`)
  // A tampering that changes nothing would be looked for in vain, or found by luck.
  if (changed === 0) throw new Error('the tampering changed nothing')
  return changed
}
