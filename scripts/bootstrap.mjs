// The part of starting and testing that must run on Node 20 with nothing installed: install, then change to Node 24.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** @param {string} file @returns {{ packages?: Record<string, { version?: string, optional?: boolean }> } | undefined} */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * Whether what is installed is what the lock file asks for. An optional package may be absent: it is for another platform.
 * npm writes the second file as its last act, so an interrupted install counts as none.
 * @param {ReturnType<typeof readLock>} wanted @param {ReturnType<typeof readLock>} installed
 */
export function installedAsLocked(wanted, installed) {
  if (!installed?.packages) return false
  if (!wanted?.packages) return true
  const present = installed.packages
  return Object.entries(wanted.packages).every(([place, entry]) => {
    if (place === '') return true
    const there = present[place]
    return there ? there.version === entry.version : entry.optional === true
  })
}

function countPackages() {
  try {
    return readdirSync(path.join(root, 'node_modules')).filter((name) => !name.startsWith('.')).length
  } catch {
    return 0
  }
}

/** Installs when there is nothing, or when the lock file has moved on. */
export async function install() {
  const wanted = readLock(path.join(root, 'package-lock.json'))
  const installed = readLock(path.join(root, 'node_modules', '.package-lock.json'))
  if (installedAsLocked(wanted, installed)) return
  const began = Date.now()
  process.stdout.write('- installing packages (the first time takes about a minute)\n')
  const cli = process.env.npm_execpath
  const args = [
    'install',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
  ]
  const [command, rest] = cli?.endsWith('.js') ? [process.execPath, [cli, ...args]] : ['npm', args]
  const ticking = setInterval(() => {
    const seconds = Math.round((Date.now() - began) / 1000)
    process.stdout.write(`  ${seconds} s, ${countPackages()} packages in place\n`)
  }, 5000)
  const code = await run(command, rest, { ...process.env, npm_config_loglevel: 'error' })
  clearInterval(ticking)
  if (code !== 0) {
    process.stderr.write('The packages could not be installed: see what npm says above, then start again.\n')
    process.exit(1)
  }
  process.stdout.write(`  installed in ${Math.round((Date.now() - began) / 1000)} s\n`)
}

/** The Node 24 that came with the packages, or this process's own where it is recent enough. */
export function modernNode() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const found = [
    path.join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node'),
    path.join(root, 'node_modules', '.bin', 'node'),
  ].find((file) => existsSync(file))
  if (found) return found
  process.stderr.write(
    `Node 24 is needed on ${process.platform}-${process.arch}; this is ${process.version}.\n`,
  )
  process.exit(1)
}

/** Runs a TypeScript main on Node 24: here, if this is it already, otherwise in a child that lives as long as this process. */
export async function runMain(/** @type {string} */ file) {
  const node = modernNode()
  if (node === process.execPath) {
    whenAbandoned(() => process.emit('SIGTERM'))
    await import(path.join(root, file))
    return
  }
  const child = spawn(node, [path.join(root, file), ...process.argv.slice(2)], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  // A terminal sends Ctrl-C to both; `kill` sends it to this one only. The child takes two as one.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal))
  }
  whenAbandoned(() => child.kill('SIGTERM'))
  child.on('exit', (code) => process.exit(code ?? 1))
}

/**
 * `kill` of npm ends npm and its shell, and they pass nothing on. So whoever was started by npm looks now and then whether the
 * two are still there.
 * @param {() => void} then
 */
function whenAbandoned(then) {
  if (!process.env.npm_lifecycle_event) return
  const above = () => `${process.ppid} ${parentOf(process.ppid)}`
  const first = above()
  const watching = setInterval(() => {
    if (above() === first) return
    clearInterval(watching)
    then()
  }, 500)
  watching.unref()
}

/** @param {number} pid */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]
  } catch {
    return '' // no /proc: the parent alone must do
  }
}

/** @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} env @returns {Promise<number>} */
function run(command, args, env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] })
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
