import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { signCheckpoint } from '#lib/history/log/checkpoint.ts'
import { policyOfLog } from '#lib/history/log/policy.ts'
import { eventEntries } from './entries.fixture.ts'
import { fixedKey, writeFolder } from './folder.fixture.ts'
import { verifyFolder } from './verify-folder.ts'

/* Folders made to crash, hang or fill memory: each ends soon, with a finding. */

const key = fixedKey('example.org/log', 'log', 1)
let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hostile-'))
  writeFolder(folder, eventEntries(600), key)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (file: string): string => path.join(folder, file)
const replace = (file: string, make: (path: string) => void): void => {
  rmSync(at(file), { recursive: true })
  make(at(file))
}
const claim = (size: number): void =>
  writeFileSync(at('checkpoint'), signCheckpoint({ origin: key.name, size, root: Buffer.alloc(32) }, key))
const pad = (file: string, bytes: number): void => truncateSync(at(file), bytes)
const loop = (file: string): void => replace(file, (where) => symlinkSync(path.basename(where), where))
const files = ['checkpoint', 'tile/0/000', 'tile/1/000.p/2', 'tile/entries/001'] as const

const attacks: [string, () => void, string][] = [
  ...files.flatMap((file): [string, () => void, string][] => [
    [`${file} is empty`, () => pad(file, 0), file],
    [`${file} is cut short`, () => pad(file, 40), file],
    [`${file} has a terabyte of nothing`, () => pad(file, 1e12), file],
    [`${file} is a folder`, () => replace(file, (where) => mkdirSync(where)), file],
    [`${file} is a link to itself`, () => loop(file), file],
    [
      `${file} is a pipe that nobody writes to`,
      () => replace(file, (where) => execFileSync('mkfifo', [where])),
      file,
    ],
    [`${file} never ends`, () => replace(file, (where) => symlinkSync('/dev/zero', where)), file],
    [`${file} is noise`, () => writeFileSync(at(file), Buffer.alloc(5000, 0xa7)), file],
  ]),
  ['tile is a file', () => replace('tile', (where) => writeFileSync(where, '')), 'tile'],
  ['tile is a link to itself', () => loop('tile'), 'tile'],
  [
    'a level is a link to the folder above it',
    () => replace('tile/1', (where) => symlinkSync('..', where)),
    'tile/1',
  ],
  ['the folder holds itself', () => symlinkSync('..', at('tile/0/x001')), 'tile/0/x001'],
  [
    'folders are nested a hundred deep',
    () => mkdirSync(at(`tile/${'d/'.repeat(100)}`), { recursive: true }),
    'tile/d',
  ],
  ['the log claims 2^52 entries', () => claim(2 ** 52), 'tile/entries/002'],
  ['the log claims more than can be counted', () => claim(2 ** 53), 'checkpoint'],
  ['the log claims one entry more', () => claim(601), 'tile/entries/002.p/89'],
  ['the log claims none', () => claim(0), 'tile/entries/000'],
  ['everything is somewhere else', () => renameSync(at('tile'), at('elsewhere')), 'tile/entries/000'],
  ['there is no folder', () => rmSync(folder, { recursive: true }), 'checkpoint'],
]

it.skipIf(process.platform === 'win32').each(attacks)('%s', (_what, attack, where) => {
  attack()
  const before = process.memoryUsage().rss
  const began = performance.now()
  const { findings, total } = verifyFolder(folder, { policy: policyOfLog(key) })
  expect(performance.now() - began).toBeLessThan(5000)
  expect(process.memoryUsage().rss - before).toBeLessThan(300e6)
  expect(total).toBeGreaterThan(0)
  expect(findings.map((one) => String(one.where)).some((one) => one.startsWith(where))).toBe(true)
})

it.skipIf(process.platform === 'win32')('says what a file is that should be another thing', () => {
  replace('tile/0/000', (where) => mkdirSync(where))
  replace('tile/0/001', (where) => symlinkSync('/dev/zero', where))
  loop('tile/0/002.p/88')
  pad('tile/1/000.p/2', 1e12)
  symlinkSync('..', at('tile/0/x001'))
  const { findings } = verifyFolder(folder, { policy: policyOfLog(key) })
  expect(
    findings.map(({ what, where }) => `${where}: ${what}`).filter((one) => one.startsWith('tile')),
  ).toEqual([
    'tile/0/000: is a folder, not a file',
    'tile/0/001: is something else, not a file',
    'tile/0/002.p/88: cannot be read (ELOOP)',
    'tile/1/000.p/2: has 1000000000000 bytes, more than 64',
    'tile/0/x001: is a link to a folder, which is not followed',
  ])
})

it('entries nested as deep as they can be, and lengths that lie', () => {
  const deep = Buffer.from('{"a":'.repeat(13_000))
  const list = Buffer.from('['.repeat(32_000) + ']'.repeat(32_000))
  const longest = Buffer.alloc(0xffff, 0x22)
  writeFolder(folder, [deep, list, longest, Buffer.alloc(0)], key)
  const { findings } = verifyFolder(folder, { policy: policyOfLog(key) })
  expect(findings.filter(({ where }) => typeof where === 'number').map(({ where }) => where)).toEqual([
    0, 1, 2, 3,
  ])
  writeFileSync(at('tile/entries/000.p/4'), Buffer.alloc(60_000, 0xff))
  const lied = verifyFolder(folder, { policy: policyOfLog(key) }).findings
  expect(lied[0]).toMatchObject({
    where: 'tile/entries/000.p/4',
    what: 'the bundle ends in the middle of an entry',
  })
})
