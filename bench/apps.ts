import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Child, startChild } from '../scripts/portal/children.ts'
import { BUILD_INPUTS, CLIENT_INPUTS, digest, unlessMade } from '../scripts/portal/digest.ts'
import { freePort } from '../scripts/portal/ports.ts'
import type { BenchDatabase } from './database.ts'
import { root } from './places.ts'
import { settingsFor } from './settings.ts'
import { Visitor } from './visitor.ts'

export type App = { readonly pid: number; readonly port: number }
export type Apps = { readonly portal: App; readonly floor: App }

const next = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
const logs = path.join(root, '.data', 'bench', 'log')
const distDir = '.next-bench'
const production: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }

type Keep = (stop: () => Promise<void>) => void

/** Builds and starts the portal as `npm start` does, and beside it the least that Next can be. */
export async function startApps(
  database: BenchDatabase,
  say: (line: string) => void,
  keep: Keep,
): Promise<Apps> {
  await build(say, keep)
  const port = await freePort()
  const env: NodeJS.ProcessEnv = { ...production, ...settingsFor(database, port), NEXT_DIST_DIR: distDir }
  const portal = start('portal', [path.join(root, 'scripts', 'web.ts')], root, env, keep)
  await untilAnswers(portal, port, '/sign-in')
  const floorPort = await freePort()
  const place = path.join(import.meta.dirname, 'floor')
  const args = [next, 'start', '-H', '127.0.0.1', '-p', String(floorPort)]
  const floor = start('floor', args, place, production, keep)
  await untilAnswers(floor, floorPort, '/')
  return { portal: { pid: portal.pid, port }, floor: { pid: floor.pid, port: floorPort } }
}

async function build(say: (line: string) => void, keep: Keep): Promise<void> {
  const tsconfig = path.join(root, 'tsconfig.json')
  const before = readFileSync(tsconfig, 'utf8')
  const inputs = digest(root, [...BUILD_INPUTS, ...CLIENT_INPUTS])
  await unlessMade(path.join(root, distDir, 'made-from'), inputs, async () => {
    say('- building the portal')
    await toTheEnd('portal-build', root, { ...production, NEXT_DIST_DIR: distDir }, keep)
  })
  // Next adds its build folder to this file as it builds; the bench leaves the clone as it was.
  if (readFileSync(tsconfig, 'utf8') !== before) writeFileSync(tsconfig, before)
  const floor = path.join(import.meta.dirname, 'floor')
  const floorInputs = digest(root, ['bench/floor/app', 'bench/floor/next.config.mjs', 'package-lock.json'])
  await unlessMade(path.join(floor, '.next', 'made-from'), floorInputs, async () => {
    say('- building the trivial app')
    await toTheEnd('floor-build', floor, production, keep)
  })
}

async function toTheEnd(name: string, cwd: string, env: NodeJS.ProcessEnv, keep: Keep): Promise<void> {
  const child = start(name, [next, 'build'], cwd, env, keep)
  if ((await child.exited) !== 0) throw new Error(`${name} failed:\n${child.tail()}`)
}

function start(
  name: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  keep: Keep,
): Child {
  const child = startChild({ name, command: [process.execPath, ...args], cwd, env, logs })
  keep(() => child.stop())
  return child
}

async function untilAnswers(child: Child, port: number, at: string): Promise<void> {
  const visitor = new Visitor(port)
  let ended = false
  child.exited.then(() => {
    ended = true
  })
  for (const began = Date.now(); !ended && Date.now() - began < 60_000; await sleep(100)) {
    const answer = await visitor.get(at).catch(() => null)
    if (answer && answer.status < 500) return visitor.close()
  }
  throw new Error(`${child.name} does not answer:\n${child.tail()}`)
}
