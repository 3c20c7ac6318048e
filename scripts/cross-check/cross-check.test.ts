import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signCheckpoint } from '../../lib/history/log/checkpoint.ts'
import { readVerifierKey } from '../../lib/history/log/note.ts'
import { policyOfLog } from '../../lib/history/log/policy.ts'
import { writeBundle } from '../../lib/history/log/tile.ts'
import { eventEntries } from '../../lib/history/offline/entries.fixture.ts'
import { fixedKey, writeFolder } from '../../lib/history/offline/folder.fixture.ts'
import { verifyFolder } from '../../lib/history/offline/verify-folder.ts'

/* Our logs, checked by programs that share none of our code, and theirs by ours. What is not installed is skipped, and said. */

const size = 600
const key = fixedKey('example.org/log', 'log', 1)
const work = mkdtempSync(path.join(tmpdir(), 'cross-'))
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
type Tool = { readonly name: string; readonly run: (...args: string[]) => readonly [string, string[]] }

function isThere(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore', timeout: 20_000 }).status === 0
}

function python(): Tool | null {
  const isModern = spawnSync('openssl', ['version']).stdout?.toString() ?? ''
  if (!isThere('python3', '--version') || !/^OpenSSL [3-9]/.test(isModern)) return null
  return { name: 'Python and openssl', run: (...args) => ['python3', [here('check.py'), ...args]] }
}

/** Built once, with golang.org/x/mod as Debian has it (golang-go, golang-golang-x-mod-dev): nothing is fetched. */
function go(): Tool | null {
  const sources = '/usr/share/gocode'
  if (!existsSync(path.join(sources, 'src/golang.org/x/mod/sumdb/tlog')) || !isThere('go', 'version'))
    return null
  const program = path.join(work, 'check')
  const env = {
    ...process.env,
    GOPATH: sources,
    GO111MODULE: 'off',
    GOFLAGS: '',
    GOCACHE: path.join(work, 'cache'),
  }
  execFileSync('go', ['build', '-o', program, here('check.go'), here('write.go')], { env, timeout: 60_000 })
  return { name: 'Go and golang.org/x/mod', run: (...args) => [program, args] }
}

const found = [
  ['Python 3 with OpenSSL 3', python()],
  ['Go with golang.org/x/mod', go()],
] as const
const tools = found.flatMap(([, tool]) => tool ?? [])
for (const [name, tool] of found)
  if (!tool) console.warn(`cross-check: ${name} is not installed here, so not asked`)

const good = path.join(work, 'good')
beforeAll(() => {
  writeFolder(good, eventEntries(size), key)
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

function ask({ run }: Tool, args: readonly string[], input = ''): { status: number | null; said: string } {
  const [program, all] = run(...args)
  const { status, stdout, stderr } = spawnSync(program, all, { input, timeout: 20_000 })
  return { status, said: `${stdout}${stderr}`.trim() }
}

const rewrite = (folder: string, file: string, change: (bytes: Buffer) => Uint8Array): void =>
  writeFileSync(path.join(folder, file), change(readFileSync(path.join(folder, file))))
const flip = (at: number) => (bytes: Buffer) => bytes.fill((bytes[at] ?? 0) ^ 1, at, at + 1)
const forgeries: [string, (folder: string) => void][] = [
  ['an entry changed', (folder) => rewrite(folder, 'tile/entries/001', flip(20))],
  ['a tile changed', (folder) => rewrite(folder, 'tile/1/000.p/2', flip(63))],
  [
    'another root, signed by the log',
    (folder) =>
      rewrite(folder, 'checkpoint', () =>
        Buffer.from(signCheckpoint({ origin: key.name, size, root: Buffer.alloc(32, 1) }, key)),
      ),
  ],
  [
    'the signature of another key',
    (folder) => {
      const other = { ...fixedKey(key.name, 'log', 2), id: key.id }
      const root = Buffer.from(
        readFileSync(path.join(folder, 'checkpoint'), 'utf8').split('\n')[2] ?? '',
        'base64',
      )
      rewrite(folder, 'checkpoint', () =>
        Buffer.from(signCheckpoint({ origin: key.name, size, root }, other)),
      )
    },
  ],
  [
    'an entry removed, and the tiles made anew',
    (folder) => {
      const note = readFileSync(path.join(folder, 'checkpoint'))
      rmSync(folder, { recursive: true })
      writeFolder(folder, [...eventEntries(size)].toSpliced(300, 1), key)
      rewrite(folder, 'checkpoint', () => note)
    },
  ],
  [
    'an entry removed from its bundle',
    (folder) => rewrite(folder, 'tile/entries/001', () => writeBundle([...eventEntries(512)].slice(257))),
  ],
]

it.each(forgeries)('we find %s', (_what, forge) => {
  const folder = path.join(work, 'ours')
  cpSync(good, folder, { recursive: true })
  forge(folder)
  expect(verifyFolder(folder, { policy: policyOfLog(key) }).total).toBeGreaterThan(0)
  rmSync(folder, { recursive: true })
})

describe.each(tools)('$name', (tool) => {
  it.each([0, 1, 255, 256, 257, size])('finds a log of %i entries of ours good', (entries) => {
    const folder = path.join(work, `sized-${entries}`)
    writeFolder(folder, eventEntries(entries), key)
    expect(ask(tool, ['check', folder, key.text])).toEqual({ status: 0, said: `good: ${entries} entries` })
    rmSync(folder, { recursive: true })
  })

  it('finds a cosigned one good', () => {
    const folder = path.join(work, 'cosigned')
    const witness = fixedKey('w.example', 'witness', 3)
    writeFolder(folder, eventEntries(5), key, { keys: [witness], at: new Date('2026-03-01T10:00:00Z') })
    expect(ask(tool, ['check', folder, key.text]).said).toBe('good: 5 entries')
  })

  it.each(forgeries)('refuses %s', (_what, forge) => {
    const folder = path.join(work, 'forged')
    cpSync(good, folder, { recursive: true })
    forge(folder)
    const { status, said } = ask(tool, ['check', folder, key.text])
    expect(said).toMatch(/^not good: /)
    expect(status).toBe(1)
    rmSync(folder, { recursive: true })
  })

  it('refuses a tile changed that no proof needs', () => {
    const folder = path.join(work, 'unneeded')
    writeFolder(folder, eventEntries(256), key)
    rewrite(folder, 'tile/1/000.p/1', flip(0))
    expect(ask(tool, ['check', folder, key.text]).said).toMatch(/^not good: /)
    rmSync(folder, { recursive: true })
  })

  it.each([1, 256, 700])('writes a log of %i entries that we find good', (entries) => {
    const folder = path.join(work, `theirs-${entries}`)
    const lines = [...eventEntries(entries)].map((entry) => `${entry}\n`).join('')
    const { status, said } = ask(tool, ['write', folder, 'example.org/theirs'], lines)
    expect({ status, said }).toMatchObject({
      status: 0,
      said: expect.stringMatching(/^example\.org\/theirs\+/),
    })
    const { findings, checkpoint } = verifyFolder(folder, { policy: policyOfLog(readVerifierKey(said)) })
    expect(findings).toEqual([])
    expect(checkpoint).toMatchObject({ origin: 'example.org/theirs', size: entries })
    rewrite(folder, entries === 1 ? 'tile/entries/000.p/1' : 'tile/entries/000', flip(9))
    expect(verifyFolder(folder, { policy: policyOfLog(readVerifierKey(said)) }).total).toBeGreaterThan(0)
  })
})
