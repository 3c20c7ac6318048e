import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { closeClients } from '../../lib/db/clients.ts'
import { tokenHash } from '../../lib/db/request.ts'
import { exportFolder } from '../../lib/history/export-folder.ts'
import { makeSignerKey, readSignerKey, type SignerKey } from '../../lib/history/log/note.ts'
import { openLog } from '../../lib/history/seal/open-log.ts'
import { sealRound } from '../../lib/history/seal/seal.ts'
import { readLastSigned, writeLastSigned } from '../../lib/history/seal/signed-file.ts'
import { createDatabase, dropDatabase } from '../database/databases.ts'
import { makeDemo } from '../database/installation.ts'
import { migrate } from '../database/migrate.ts'
import { setRolePasswords } from '../database/roles.ts'
import { passwordsOf, type TestServer, urlsOf } from '../test/database.ts'
import { openForce } from '../test/force.ts'
import { serveWitnesses, showTo } from './witnesses.ts'

/** One history that nobody has tampered with: what every tampering begins with a copy of. */
export type Made = {
  readonly server: TestServer
  /** The database as it is, and an earlier copy of it, as a backup would hold. */
  readonly database: string
  readonly earlier: string
  /** Under it: `memory` (beside the key), `auditor` (their copy of the log), `witness-1`, `witness-2`. */
  readonly folder: string
  readonly key: SignerKey
  readonly witnessKeys: readonly SignerKey[]
  /** Somebody who was signed in when the earlier copy was made, to go on in it. */
  readonly session: Uint8Array
  readonly drop: () => Promise<void>
}

const people = ['amara.okafor', 'callum.reddy', 'rory.flynn', 'hana.sethi']

/**
 * Some four hundred events by the portal's own commands, sealed three times, each time shown to two witnesses. After the first the
 * database is copied, after the second the log is exported, after the third two events wait to be sealed.
 * Points the settings of this process at the new database: nothing may have read them before.
 * @param template a migrated database to begin with; without it the migrations run
 */
export async function makeHistory(server: TestServer, folder: string, template?: string): Promise<Made> {
  const database = `drill_${randomBytes(4).toString('hex')}`
  const earlier = `${database}_earlier`
  const url = await createDatabase(server.url, database, template)
  if (!template) await prepare(server, url)
  const { web, standards, jobs } = urlsOf(server, database)
  Object.assign(process.env, { DATABASE_URL_WEB: web, DATABASE_URL_STANDARDS: standards })
  const key = readSignerKey(makeSignerKey('drill.example/log', 'log'))
  const witnessKeys = ['drill.example/witness-1', 'drill.example/witness-2'].map((name) =>
    readSignerKey(makeSignerKey(name, 'witness')),
  )
  const memory = path.join(folder, 'memory')

  async function sealAndShow(): Promise<void> {
    const db = await open(jobs)
    const witnesses = await serveWitnesses(folder, key, witnessKeys)
    try {
      await settled(db)
      const log = await openLog(db, key, readLastSigned(memory))
      await sealRound({ db, key, remember: (checkpoint) => writeLastSigned(memory, checkpoint) }, log)
      const said = await showTo(witnesses.policy, db, key)
      if (said.length > 0) throw new Error(`a witness contradicts before anything was done: ${said[0]}`)
    } finally {
      await witnesses.close()
      await db.end()
    }
  }
  async function happens(times: number): Promise<string> {
    const force = await openForce(url)
    for (let at = 0; at < times; at++) await force.declares(people[at % people.length] ?? '')
    const reference = await force.declares('amara.okafor')
    const refer = { type: 'refer', rationale: 'Please look.' } as const
    await force.does('paula.reyes', 'web', reference, refer)
    const session = await force.signIn('amara.okafor')
    await force.close()
    return session
  }

  const session = await happens(90)
  await sealAndShow()
  await closeClients()
  await createDatabase(server.url, earlier, database)
  await happens(40)
  await sealAndShow()
  const auditor = await open(url)
  await exportFolder(auditor, path.join(folder, 'auditor'))
  await auditor.end()
  await happens(3)
  await sealAndShow()
  await happens(0)
  await closeClients()
  return {
    server,
    database,
    earlier,
    folder,
    key,
    witnessKeys,
    session: tokenHash(session as Parameters<typeof tokenHash>[0]),
    async drop() {
      for (const name of [database, earlier]) await dropDatabase(server.url, name)
    },
  }
}

async function prepare(server: TestServer, url: string): Promise<void> {
  await migrate(url)
  await makeDemo(url)
  await setRolePasswords(url, passwordsOf(server))
}

/** A connection; whoever opens it ends it. */
export async function open(connectionString: string): Promise<pg.Client> {
  const db = new pg.Client({ connectionString })
  await db.connect()
  return db
}

/** Until every event may be sealed: any transaction on the server, also of another database, holds back those after it. */
export async function settled(db: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await db.query<{ settled: boolean }>(
      'SELECT coalesce(max(xid) < pg_snapshot_xmin(pg_current_snapshot()), true) AS settled FROM audit_event',
    )
    if (rows[0]?.settled) return
    await sleep(5)
  }
}
