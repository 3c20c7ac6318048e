import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Embedded } from './database/embedded.ts'
import { demoLog } from './demo/log-keys.ts'
import { type Child, type ChildOptions, startChild } from './portal/children.ts'
import { openDatabase, prepareDatabase } from './portal/database-step.ts'
import { BUILD_INPUTS, CLIENT_INPUTS, CLIENT_STAMP, digest, unlessMade } from './portal/digest.ts'
import { untilHealthy } from './portal/health.ts'
import { type Lock, takeLock } from './portal/lock.ts'
import { peopleTable } from './portal/people-table.ts'
import { plan as planned, settingsFor } from './portal/plan.ts'
import { isFree } from './portal/ports.ts'
import { say, step } from './portal/progress.ts'
import { secret } from './portal/secrets.ts'

/*
 * `npm start` on Node 24: everything from the settings to `ready`, and then the watch over what was started. The order of
 * stopping is the reverse: what serves people first, the database last.
 */

const root = path.resolve(import.meta.dirname, '..')
const { plan, problems } = planned(process.env, root, process.argv.includes('--dev'))
const logs = path.join(plan.dataDir, 'log')
const next = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next')

// In the order in which they are stopped.
const serving: Child[] = []
const supporting: Child[] = []
let database: Promise<Embedded> | undefined
let lock: Lock | undefined
let stopping = false

type Env = Record<string, string | undefined>

function child(list: Child[], options: Omit<ChildOptions, 'cwd' | 'logs'>): Child {
  const started = startChild({ ...options, cwd: root, logs })
  list.push(started)
  lock?.add(started.pid)
  started.exited.then(() => list.splice(list.indexOf(started), 1))
  return started
}

/** Runs a command to its end; if that is not a good one, says with what words it ended. */
async function run(name: string, args: readonly string[], env: Env): Promise<void> {
  const started = child(serving, { name, command: [process.execPath, ...args], env })
  if ((await started.exited) !== 0)
    throw new Error(`${name} failed (${logs}/${name}.log):\n${started.tail()}`)
}

async function stop(code: number): Promise<never> {
  stopping = true
  await Promise.all(serving.map((one) => one.stop()))
  await Promise.all(supporting.map((one) => one.stop()))
  const embedded = await database?.catch(() => undefined)
  await embedded?.stop()
  lock?.release()
  process.exit(code)
}

async function fail(why: string): Promise<void> {
  if (stopping) return
  stopping = true
  process.stderr.write(`${why}\n`)
  await stop(1)
}

function watch(one: Child): void {
  one.exited.then(() => fail(`Stopped: ${one.name} ended (${logs}/${one.name}.log):\n${one.tail()}`))
}

/** The worker may fall without taking the portal with it: a few times, ever more slowly, it is started again. */
async function keepWorker(env: Env): Promise<void> {
  for (let falls = 0; ; ) {
    const began = Date.now()
    const worker = child(serving, { name: 'worker', command: [process.execPath, 'lib/jobs/worker.ts'], env })
    await worker.exited
    if (stopping) return
    falls = Date.now() - began > 60_000 ? 1 : falls + 1
    if (falls > 5)
      return fail(`Stopped: the worker ended ${falls} times (${logs}/worker.log):\n${worker.tail()}`)
    say(`- the worker ended; starting it again (${falls} of 5)`)
    await sleep(250 * 2 ** falls)
    if (stopping) return
  }
}

async function demoService(name: string, script: string, env: Env): Promise<void> {
  const started = child(supporting, { name, command: [process.execPath, script], env, ipc: true })
  watch(started)
  await Promise.race([started.ready, started.exited])
}

async function main(): Promise<void> {
  if (problems.length > 0) throw new Error(`Not started: ${problems.join('; ')}.`)
  lock = await takeLock(plan.dataDir, plan.port)
  for (const port of [plan.port, plan.identityPort, plan.mailPort, ...plan.witnessPorts]) {
    if (port && !(await isFree(port)))
      throw new Error(`Not started: port ${port} is in use. Set PORT to another.`)
  }
  const secretOf = (name: string) => secret(plan.dataDir, name)

  await unlessMade(path.join(root, CLIENT_STAMP), digest(root, CLIENT_INPUTS), () =>
    step('generating the database client', () =>
      run('generate', ['node_modules/prisma/build/index.js', 'generate'], process.env),
    ),
  )
  const opened = await step(plan.databaseUrl ? 'connecting to the database' : 'starting the database', () =>
    openDatabase(plan, (starting) => {
      database = starting
    }),
  )
  opened.embedded?.exited.then(() => fail(`Stopped: the database ended (${logs}/postgresql.log).`))
  const settings = settingsFor(plan, process.env, secretOf, opened.url)
  // The seed moves its own clock, from act to act.
  const seeding: Env = { ...settings, DATABASE_URL: opened.url, CLOCK_OFFSET_FILE: undefined }
  await prepareDatabase(plan, opened, () => run('seed', ['prisma/seed/main.ts'], seeding))

  if (!plan.dev) {
    const made = digest(root, BUILD_INPUTS)
    const env = {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_DIST_DIR: plan.distDir,
      NEXT_TELEMETRY_DISABLED: '1',
    }
    await unlessMade(path.join(root, plan.distDir, 'made-from'), made, () =>
      step('building the pages', () => run('build', [next, 'build'], env)),
    )
  }
  await step('starting the portal', () => startServices(settings))
  say(`ready ${plan.mode === 'demo' ? `http://localhost:${plan.port}` : settings.APP_ORIGIN}`)
  if (plan.mode === 'demo')
    say(
      `\n${peopleTable()}\n\n${plan.mailPort ? `What it sends by e-mail is at http://localhost:${plan.identityPort}/mail.\n` : ''}Everybody is invented. Ctrl-C stops everything; the data stay in ${plan.dataDir}.`,
    )
  process.send?.('ready')
}

async function startServices(settings: Env): Promise<void> {
  // The running portal never holds the migrator's rights; and only the pages hold those of signing in and of the two
  // sides. The worker has its own role, the demo's services none.
  const { DATABASE_URL: _, DATABASE_URL_DIRECTORY: __, ...running } = settings
  const { DATABASE_URL_JOBS: jobs, LOG_KEY_FILE: logKey, ...pages } = running
  const none = Object.fromEntries(Object.entries(pages).filter(([name]) => !name.startsWith('DATABASE_URL_')))
  const demo = { ...none, DATA_DIR: plan.dataDir }
  const services: Promise<void>[] = []
  if (plan.identityPort) {
    const env = { ...demo, IDENTITY_PORT: String(plan.identityPort) }
    services.push(demoService('demo sign-in', 'scripts/demo/identity-provider.ts', env))
  }
  if (plan.mailPort) {
    services.push(
      demoService('demo mail', 'scripts/demo/mail-sink.ts', { ...demo, MAIL_PORT: String(plan.mailPort) }),
    )
  }
  const sealing: Env = {}
  if (plan.witnessPorts.length > 0) {
    const { keyFile, policyFile, witnesses } = demoLog(plan.dataDir, plan.witnessPorts)
    Object.assign(sealing, { LOG_KEY_FILE: keyFile, LOG_POLICY_FILE: policyFile })
    for (const [at, witness] of witnesses.entries()) {
      const env = {
        PATH: process.env.PATH,
        WITNESS_NAME: witness.name,
        WITNESS_KEY_FILE: witness.keyFile,
        WITNESS_LOGS_FILE: policyFile,
        WITNESS_DIR: witness.dir,
        WITNESS_PORT: String(witness.port),
      }
      services.push(demoService(`demo witness ${at + 1}`, 'scripts/witness.ts', env))
    }
  }
  const web = child(serving, {
    name: 'web',
    command: [process.execPath, 'scripts/web.ts', ...(plan.dev ? ['--dev'] : [])],
    env: { ...pages, NEXT_DIST_DIR: plan.distDir, NODE_ENV: plan.dev ? 'development' : 'production' },
    shown: plan.dev,
  })
  watch(web)
  keepWorker({ ...none, DATABASE_URL_JOBS: jobs, LOG_KEY_FILE: logKey, ...sealing })
  await Promise.all(services)
  await untilHealthy(plan.port, settings.APP_ORIGIN ?? '', plan.dev ? 120_000 : 60_000)
}

let firstSignal = 0
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // A terminal's Ctrl-C arrives twice, directly and through the starter; a person's second one means it.
    if (stopping && firstSignal > 0 && Date.now() - firstSignal > 1500) process.exit(1)
    if (stopping) return
    firstSignal = Date.now()
    say('\n- stopping')
    stop(0)
  })
}
// The starter was killed: nobody would stop this any more.
process.on('disconnect', () => {
  if (!stopping) stop(1)
})

main().catch((error: Error) => fail(error.message))
