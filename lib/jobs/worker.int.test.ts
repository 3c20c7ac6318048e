import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import { env } from '#lib/env.ts'
import { makeSignerKey } from '#lib/history/log/note.ts'
import { matcherVersion } from '#lib/matching/version.ts'
import { smtpTransport } from '#lib/notices/smtp-transport.ts'
import { testDatabase } from '../../scripts/test/database.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { matchMissed } from './match.ts'
import { pickUpMail } from './pick-up-mail.ts'

/* The real worker, in a process of its own, against a mail server that can refuse, fall silent and drip. */

vi.setConfig({ testTimeout: 90_000 }) // processes start slowly on a busy machine

let force: Force
let jobs: pg.Pool
const workers: ChildProcess[] = []
/** What the workers wrote, for the words of a failure. */
const said: string[] = []
const servers: Server[] = []

beforeAll(async () => {
  force = await openForce()
  jobs = new pg.Pool({ connectionString: testDatabase().jobs, max: 2 })
  jobs.on('error', () => undefined) // one test cuts every connection of the role
  // Her mails come one by one, so that there is one to follow.
  await force.db.query(
    `SET session_replication_role = replica; INSERT INTO mail_preference VALUES ('${force.id('paula.reyes')}', 'each', now()) ON CONFLICT DO NOTHING; RESET session_replication_role`,
  )
  // What other tests left in the queue is theirs.
  await force.db.query(`SELECT graphile_worker.complete_jobs(array_agg(id)) FROM graphile_worker.jobs`)
  await force.db.query('UPDATE mail SET sent_at = now() WHERE sent_at IS NULL')
  await force.db.query('UPDATE matched SET scorer = $1 WHERE scorer <> $1', [matcherVersion])
})
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL')
  for (const server of servers) server.close()
  await force.db.query('DELETE FROM heartbeat')
  await force.db.query(
    'SET session_replication_role = replica; DELETE FROM mail_preference; RESET session_replication_role',
  )
  await jobs.end()
  await force.close()
  await closeClients()
})

/** The mail numbers that arrived. `silent`: takes a mail whole and never says so. */
async function mailServer(
  port = 0,
): Promise<{ port: number; arrived: string[]; state: { silent: boolean } }> {
  const arrived: string[] = []
  const state = { silent: false }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData(stream, _session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const number = /^Message-ID: (.+)$/im.exec(Buffer.concat(parts).toString())?.[1]?.trim()
        arrived.push(number ?? 'none')
        if (!state.silent) done()
      })
    },
  })
  server.on('error', () => undefined)
  const listening = await new Promise<Server>((resolve) => {
    const opened = server.listen(port, '127.0.0.1', () => resolve(opened))
  })
  servers.push(listening)
  return { port: (listening.address() as AddressInfo).port, arrived, state }
}

const logKey = path.join(mkdtempSync(path.join(tmpdir(), 'worker-')), 'key')
writeFileSync(logKey, makeSignerKey('test.example/worker', 'log'))

function startWorker(smtpPort: number): ChildProcess {
  const worker = spawn(process.execPath, [path.resolve(import.meta.dirname, 'worker.ts')], {
    env: {
      ...process.env,
      VITEST: '',
      SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
      DATABASE_URL_WEB: '',
      DATABASE_URL_STANDARDS: '',
      DATABASE_URL_SIGNIN: '',
      LOG_KEY_FILE: logKey,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [worker.stdout, worker.stderr]) stream?.on('data', (part) => said.push(String(part)))
  workers.push(worker)
  return worker
}

async function stop(worker: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  const ended = once(worker, 'exit')
  worker.kill(signal)
  return (await ended)[0]
}

async function mailFor(reference: string): Promise<string> {
  const { rows } = await force.db.query(
    'SELECT m.id FROM mail m JOIN notice n ON n.id = m.notice_id WHERE n.reference = $1',
    [reference],
  )
  return rows[0].id
}

const isSent = async (mail: string) =>
  (await force.db.query('SELECT sent_at FROM mail WHERE id = $1', [mail])).rows[0].sent_at !== null

async function until(what: () => boolean | Promise<boolean>, ms = 40_000): Promise<void> {
  for (const began = performance.now(); !(await what()); await sleep(50))
    if (performance.now() - began > ms)
      throw new Error(`It did not come about. The workers said:\n${said.join('')}`)
}

it('sends again what a killed worker had begun, under the same number', async () => {
  const { port, arrived, state } = await mailServer()
  state.silent = true
  const first = startWorker(port)
  const mail = await mailFor(await force.declares('amara.okafor'))
  const own = () => arrived.filter((number) => number.includes(mail))
  await until(() => own().length === 1)
  await stop(first, 'SIGKILL')
  expect(await isSent(mail)).toBe(false)

  state.silent = false
  await pickUpMail(jobs, 0)
  const second = startWorker(port)
  await until(() => isSent(mail))
  await pickUpMail(jobs, 0)
  await sleep(500)
  expect(await stop(second, 'SIGTERM')).toBe(0)
  expect(own()).toEqual([`<${mail}@localhost>`, `<${mail}@localhost>`])
})

it('leaves alone what a living worker is sending', async () => {
  const { port, arrived, state } = await mailServer()
  state.silent = true
  const worker = startWorker(port)
  const mail = await mailFor(await force.declares('amara.okafor'))
  const own = () => arrived.filter((number) => number.includes(mail))
  await until(() => own().length === 1)
  await pickUpMail(jobs, 0)
  await sleep(1500)
  expect(own()).toHaveLength(1)
  // A clean stop does not wait for a mail server that says nothing.
  const began = performance.now()
  expect(await stop(worker, 'SIGTERM')).toBe(0)
  expect(performance.now() - began).toBeLessThan(7500)
})

it('keeps mail while the server refuses, and keeps nobody’s address in the queue; survives cut connections', async () => {
  const { port, arrived } = await mailServer()
  servers.pop()?.close()
  const worker = startWorker(port)
  const mail = await mailFor(await force.declares('amara.okafor'))
  const tried = async () =>
    (await force.db.query('SELECT attempts FROM mail WHERE id = $1', [mail])).rows[0].attempts
  await until(async () => (await tried()) > 0)
  const { rows: queue } = await force.db.query(
    `SELECT last_error FROM graphile_worker.jobs WHERE last_error LIKE '%@%'`,
  )
  expect(queue).toEqual([])
  await until(async () => {
    const { rows } = await force.db.query(`SELECT detail FROM heartbeat WHERE name = 'mail'`)
    return rows[0]?.detail === 'down'
  })

  await force.db.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'portal_jobs' AND datname = current_database()`,
  )
  const back = await mailServer(port)
  await until(() => isSent(mail))
  expect(arrived).toEqual([])
  expect(back.arrived.filter((number) => number.includes(mail))).toHaveLength(1)
  expect(await stop(worker, 'SIGTERM')).toBe(0)
})

it('killed in the middle of comparing, loses no link and makes none twice', async () => {
  const { port } = await mailServer()
  const { rows: people } = await force.db.query<{ subject: string }>(
    `SELECT subject FROM person WHERE active AND NOT 'assessor' = ANY (roles) ORDER BY subject LIMIT 12`,
  )
  const handle = 'cut_off_in_the_middle'
  const contact = {
    identities: [
      { raw: handle, kind: 'profile' as const, platform: 'discord' as const, handle, value: handle },
    ],
  }
  const declare = async (some: typeof people) => {
    for (const { subject } of some) await force.declares(subject, { contact })
  }
  for (let round = 0; round < 4; round++) {
    const worker = startWorker(port)
    await declare(people.slice(round * 3, round * 3 + 3))
    await sleep(300 + round * 350)
    await stop(worker, 'SIGKILL')
  }
  const own = `SELECT declaration_id FROM online_identity WHERE value = '${handle}'`
  // A job that a dead worker held is missed by the round of each minute; here nobody waits for it.
  await force.db.query(`UPDATE matched SET at = now() - interval '2 minutes' WHERE scorer = 0`)
  const db = await jobs.connect()
  await matchMissed(db).finally(() => db.release())
  const { rows } = await force.db.query<{ links: number; events: number }>(
    `SELECT (SELECT count(*)::int FROM link WHERE declaration_a IN (${own}) AND declaration_b IN (${own})) AS links,
       (SELECT count(*)::int FROM audit_event WHERE type = 'compared' AND object_id IN (${own})) AS events`,
  )
  expect(rows[0]).toEqual({ links: (12 * 11) / 2, events: 12 })
})

it('is not held by a server that says one letter at a time', async () => {
  const sockets: Socket[] = []
  const drip: Server = createServer((socket) => {
    sockets.push(socket)
    socket.write('220 slow\r\n')
    const timer = setInterval(() => socket.write('2'), 50)
    socket.on('close', () => clearInterval(timer)).on('error', () => undefined)
  })
  await new Promise<void>((resolve) => drip.listen(0, '127.0.0.1', resolve))
  const { smtpUrl } = env()
  const { port } = drip.address() as AddressInfo
  Object.assign(env(), { smtpUrl: `smtp://127.0.0.1:${port}` })
  const transport = smtpTransport({ connectMs: 500, quietMs: 500, wholeMs: 1000 })
  const began = performance.now()
  await expect(transport.send('a@b.example', '<1@x>', { subject: '', text: '', html: '' })).rejects.toThrow(
    'not handed over',
  )
  expect(performance.now() - began).toBeLessThan(2000)
  Object.assign(env(), { smtpUrl })
  for (const socket of sockets) socket.destroy()
  drip.close()
})
