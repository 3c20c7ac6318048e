import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { eventEntries } from '../../lib/history/offline/entries.fixture.ts'
import { fixedKey, writeFolder } from '../../lib/history/offline/folder.fixture.ts'
import { log, policyText } from '../../lib/history/offline/receipt.fixture.ts'
import { main as verifyFolder } from './verify-folder.ts'
import { main as verifyReceipt } from './verify-receipt.ts'

const receipt = fileURLToPath(
  new URL('../../lib/history/offline/receipt.fixture.tlog-proof', import.meta.url),
)
const key = fixedKey('example.org/log', 'log', 1)
let folder: string
let said: string[]
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'command-'))
  said = []
  for (const way of ['log', 'error'] as const)
    vi.spyOn(console, way).mockImplementation((line: string) => {
      said.push(line)
    })
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})
const file = (name: string, text: string): string => {
  writeFileSync(path.join(folder, name), text)
  return path.join(folder, name)
}

it('a good folder ends with good and 0, a bad one with its findings and 1', async () => {
  writeFolder(folder, eventEntries(300), key)
  expect(await verifyFolder([folder, '--key', key.text])).toBe(0)
  expect(said).toContain('log        example.org/log')
  expect(said).toContain('entries    300, in 40 chains')
  expect(said.at(-1)).toMatch(/^good \(/)
  rmSync(path.join(folder, 'tile/0/000'))
  expect(await verifyFolder([folder, '--key', key.text])).toBe(1)
  expect(said).toContain('FOUND  tile/0/000: is missing')
  expect(said.at(-1)).toMatch(/^1 findings/)
})

it('a good receipt tells what it discloses', async () => {
  const policy = file('policy', policyText)
  expect(await verifyReceipt([receipt, '--key', log.text, '--policy', policy])).toBe(0)
  expect(said).toEqual([
    'reference  OA-7K2M-94QX (not part of the proof)',
    'event      sent (declaration), version 1',
    'time       2026-01-05T09:01:00.000Z',
    'log        example.org/declarable, entry 300 of 520',
    'witness    one.example, 2026-03-01T10:00:00.000Z',
    'witness    two.example, 2026-03-01T10:00:00.000Z',
    'field      concern: "Sells tickets “for a friend”."',
    'field      identities: withheld (so its name is not part of the proof)',
    'field      urgent: false',
    'good',
  ])
})

it('a bad receipt ends with 1, and nothing in it reaches the terminal as a command', async () => {
  const bad = file('bad', readFileSync(receipt, 'utf8').replace('\n520\n', '\n521\n'))
  expect(await verifyReceipt([bad, '--key', log.text])).toBe(1)
  expect(said).toContain('FOUND  checkpoint: the log’s signature is wrong')
  expect(said.at(-1)).toMatch(/^NOT good/)
  expect(await verifyReceipt([path.join(folder, 'gone'), '--key', log.text])).toBe(1)
  writeFolder(folder, [], fixedKey('x\u202e', 'log', 1))
  mkdirSync(path.join(folder, 'tile'))
  writeFileSync(path.join(folder, 'tile', '\u001b[2J'), '')
  expect(await verifyFolder([folder, '--key', key.text])).toBe(1)
  expect(said).toContain('FOUND  checkpoint: it is of a log that is not trusted: x\\u{202e}')
  expect(said).toContain('FOUND  tile/\\u{1b}[2J: is no part of a log')
  expect(said.some((line) => line.includes('\u202e') || line.includes('\u001b'))).toBe(false)
})

it.each<[string, (policy: string) => string[]]>([
  ['no folder', () => ['--key', key.text]],
  ['no key', () => ['folder']],
  ['two folders', () => ['one', 'two', '--key', key.text]],
  ['an unknown option', () => ['one', '--key', key.text, '--fast']],
  ['a key that is none', () => ['one', '--key', 'example.org/log']],
  ['a witness’s key', () => ['one', '--key', fixedKey('w', 'witness', 1).text]],
  ['a policy that is not there', (policy) => ['one', '--key', log.text, '--policy', `${policy}.gone`]],
  ['a policy of another log', (policy) => ['one', '--key', key.text, '--policy', policy]],
])('%s is wrong usage: 2', async (_what, args) => {
  const policy = file('policy', policyText)
  for (const main of [verifyFolder, verifyReceipt]) {
    expect(await main(args(policy))).toBe(2)
    expect(said.at(-1)).toMatch(/^Usage: npm run history -- verify/)
  }
})
