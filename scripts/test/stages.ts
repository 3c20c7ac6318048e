import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { CLIENT_INPUTS, CLIENT_STAMP, digest, unlessMade } from '../portal/digest.ts'
import { browser } from './browser.ts'
import { type Counts, playwrightCounts, vitestCounts } from './counts.ts'

const root = path.resolve(import.meta.dirname, '..', '..')
const results = path.join(root, '.test', 'results')
const port = process.env.TEST_PORT ?? '3900'

type Env = Record<string, string | undefined>

/** The surroundings of a test: nothing of a portal that may be configured in this terminal. */
function clean(): Env {
  const ours =
    /^(DATABASE_URL|OIDC_|SMTP_URL|NOTIFY_|APP_ORIGIN|AUTH_SECRET|PORTAL_MODE|NODE_ENV|PORT$|DATA_DIR|CLOCK_|NEXT|LIMIT_|SESSION_)/
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name))
  return { ...Object.fromEntries(kept), NEXT_TELEMETRY_DISABLED: '1' }
}

function run(args: readonly string[], env: Env = clean()): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: env as NodeJS.ProcessEnv,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
  })
}

const one = (good: boolean): Counts => ({ passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 })
const bin = (file: string) => path.join('node_modules', file)

/** Prisma's client is generated code, and everything that reads the database imports it. */
export async function generate(): Promise<void> {
  const stamp = path.join(root, CLIENT_STAMP)
  await unlessMade(stamp, digest(root, CLIENT_INPUTS), async () => {
    if (!(await run([bin('prisma/build/index.js'), 'generate']))) throw new Error('prisma generate failed')
  })
}

export async function lint(): Promise<Counts> {
  return one(await run([bin('@biomejs/biome/bin/biome'), 'check', '.']))
}

export async function typecheck(): Promise<Counts> {
  const generated = await run([bin('next/dist/bin/next'), 'typegen'])
  const checked = await run([bin('typescript/bin/tsc'), '--noEmit'])
  return one(generated && checked)
}

/** Runs a program that leaves a JSON report, and counts by the report; a bad end without a failed test is one failure. */
async function reported(
  name: string,
  count: (report: unknown) => Counts,
  go: (file: string) => Promise<boolean>,
) {
  const file = path.join(results, `${name}.json`)
  mkdirSync(results, { recursive: true })
  rmSync(file, { force: true })
  const good = await go(file)
  if (!existsSync(file)) return one(false)
  const counts = count(JSON.parse(readFileSync(file, 'utf8')))
  return good || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

export function vitest(project: 'unit' | 'integration', more: readonly string[]): Promise<Counts> {
  return reported(project, vitestCounts, (file) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    return run([bin('vitest/vitest.mjs'), 'run', '--project', project, ...reporters, ...more])
  })
}

/** Builds and starts a whole portal of its own, and walks through it with a browser. */
export async function browserTests(more: readonly string[]): Promise<Counts> {
  const chromium = browser((line) => process.stdout.write(`${line}\n`))
  const dataDir = path.join(root, '.test', 'browser')
  const clock = path.join(dataDir, 'clock-offset')
  const portal = await startPortal({
    ...clean(),
    PORT: port,
    DATA_DIR: dataDir,
    NEXT_DIST_DIR: '.next-test',
    CLOCK_OFFSET_FILE: clock,
    // Tests do in a minute what people do in a week. Those about a limit set their own.
    LIMIT_SEARCHES_PER_HOUR: '100000',
    LIMIT_SUBMITS_PER_HOUR: '100000',
    LIMIT_VIEWS_PER_DAY: '100000',
    LIMIT_DENIALS_PER_TEN_MINUTES: '100000',
  })
  try {
    return await reported('browser', playwrightCounts, (file) =>
      run([bin('@playwright/test/cli.js'), 'test', ...more], {
        ...clean(),
        CHROMIUM_PATH: chromium,
        E2E_BASE_URL: `http://localhost:${port}`,
        E2E_DATA_DIR: dataDir,
        E2E_MAIL_DIR: path.join(dataDir, 'mail'),
        E2E_CLOCK_OFFSET_FILE: clock,
        E2E_REPORT: file,
      }),
    )
  } finally {
    portal.kill('SIGTERM')
    await new Promise((resolve) => portal.once('exit', resolve))
  }
}

// Always with fresh demo data: what an earlier run declared is no part of this one.
async function startPortal(env: Env): Promise<ChildProcess> {
  const own = { cwd: root, env: env as NodeJS.ProcessEnv }
  rmSync(env.DATA_DIR ?? '', { recursive: true, force: true })
  const portal = spawn(process.execPath, ['scripts/portal.ts'], {
    ...own,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await new Promise<void>((resolve, reject) => {
    portal.once('message', () => resolve())
    portal.once('exit', () => reject(new Error('the portal did not start')))
  })
  portal.removeAllListeners('exit')
  return portal
}
