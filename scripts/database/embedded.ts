import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { freePort, isFree } from '../portal/ports.ts'
import { isAlive, isOurs, parentOf } from '../portal/processes.ts'
import { secret } from '../portal/secrets.ts'
import { clusterParent, isRoot, postgresFolder, UNPRIVILEGED } from './binaries.ts'

export type Embedded = {
  /** As the superuser, to the database `postgres`. */
  url: string
  port: number
  pid: number
  /** Settles when the server has ended, for whatever reason. */
  exited: Promise<void>
  /** A fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>
}

/** Somebody who still lives runs this database. */
export class InUse extends Error {}

export type EmbeddedOptions = {
  dataDir: string
  port?: number
  settings?: Record<string, string>
  say?: (line: string) => void
}

/** What is kept between starts: where the cluster lies, and who runs it. */
type Kept = { folder: string; port: number; owner?: number; postmaster?: number }

const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  max_wal_size: '512MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The server's log names no row and repeats no statement: both would carry what people typed.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
}

/** Starts a PostgreSQL of our own in `dataDir`, creating it the first time. Copes with what a killed start left behind. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const say = options.say ?? (() => {})
  mkdirSync(options.dataDir, { recursive: true })
  if (isRoot) chmodSync(options.dataDir, 0o755)
  const programs = postgresFolder(say)
  const password = secret(options.dataDir, 'postgres')
  const noteFile = path.join(options.dataDir, 'database.json')
  const kept = readKept(noteFile)
  const parent = kept?.folder ?? clusterParent(options.dataDir, systemName(options.dataDir), say)
  const cluster = path.join(parent, 'postgres')
  if (kept) await clearAway(kept, cluster)
  if (!existsSync(cluster)) createCluster(programs, cluster, password)

  const wanted = options.port ?? kept?.port
  const port = wanted !== undefined && (await isFree(wanted)) ? wanted : await freePort()
  const logFile = openLog(path.join(options.dataDir, 'log'))
  const settings = Object.entries({ ...SETTINGS, ...options.settings, port: String(port) })
  const child = spawn(
    path.join(programs, 'bin', 'postgres'),
    ['-D', cluster, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...asUnprivileged(), stdio: ['ignore', logFile, logFile], detached: true },
  )
  closeSync(logFile)
  const exited = new Promise<void>((resolve) => {
    child.on('exit', () => resolve())
    child.on('error', () => resolve())
  })
  const note: Kept = { folder: parent, port, owner: process.pid, ...(child.pid && { postmaster: child.pid }) }
  writeFileSync(noteFile, `${JSON.stringify(note)}\n`)
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT')
    await exited
    writeFileSync(noteFile, `${JSON.stringify({ folder: parent, port })}\n`)
  }
  if (!(await answers(url, exited))) {
    await stop()
    throw new Error(`PostgreSQL did not start: see ${path.join(options.dataDir, 'log', 'postgresql.log')}.`)
  }
  return { url, port, pid: child.pid ?? 0, exited, stop }
}

function readKept(file: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Kept
  } catch {
    return undefined
  }
}

// With a part of its own for each DATA_DIR that was ever made: whoever removes one and starts anew begins with an empty database.
function systemName(dataDir: string): string {
  const mark = createHash('sha256').update(secret(dataDir, 'postgres')).digest('hex').slice(0, 8)
  return `${path.basename(path.dirname(path.resolve(dataDir)))}-${mark}`
}

function asUnprivileged() {
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } as unknown as NodeJS.ProcessEnv
  return isRoot ? { env, cwd: '/', uid: UNPRIVILEGED, gid: UNPRIVILEGED } : { env, cwd: '/' }
}

// Into a folder of another name first: an interrupted creation is then never taken for a database.
function createCluster(programs: string, cluster: string, password: string): void {
  const half = `${cluster}.new`
  const passwordFile = `${half}.password`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (isRoot) for (const place of [half, passwordFile]) chownSync(place, UNPRIVILEGED, UNPRIVILEGED)
  const args = [
    '-D',
    half,
    '-U',
    'postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
  ]
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--data-checksums']
  const made = spawnSync(path.join(programs, 'bin', 'initdb'), [...args, ...locale], {
    ...asUnprivileged(),
    encoding: 'utf8',
  })
  rmSync(passwordFile, { force: true })
  if (made.status !== 0) {
    throw new Error(`The database could not be created: ${made.error?.message ?? made.stderr.trim()}`)
  }
  renameSync(half, cluster)
}

/**
 * After a `kill -9` the server may live on without its starter, or its lock file may name a process that is now something
 * else (numbers are reused soon in a container). A live one is stopped, a stale file removed.
 */
async function clearAway(kept: Kept, cluster: string): Promise<void> {
  const lockFile = path.join(cluster, 'postmaster.pid')
  if (!existsSync(lockFile)) return
  const pid = Number(readFileSync(lockFile, 'utf8').split('\n')[0])
  if (!isOurs(pid, cluster)) {
    rmSync(lockFile, { force: true })
    return
  }
  if (kept.owner !== undefined && parentOf(pid) === kept.owner) {
    throw new InUse(`The database in ${cluster} is in use by process ${kept.owner}.`)
  }
  process.kill(pid, 'SIGINT')
  for (let waited = 0; isAlive(pid) && waited < 20_000; waited += 50) await sleep(50)
}

function openLog(folder: string): number {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, 'postgresql.log')
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  return openSync(file, size > 10_000_000 ? 'w' : 'a', 0o600)
}

async function answers(url: string, exited: Promise<void>): Promise<boolean> {
  let ended = false
  exited.then(() => {
    ended = true
  })
  // Recovery after a crash can take a while; a server that has given up has ended.
  for (const began = Date.now(); !ended && Date.now() - began < 120_000; ) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
    try {
      await client.connect()
      await client.end()
      return true
    } catch (error) {
      await client.end().catch(() => {})
      if ((error as { code?: string }).code === '28P01') return false // the password is another's
      await sleep(20)
    }
  }
  return false
}
