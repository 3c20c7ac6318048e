import { renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { Malformed } from '../log/malformed.ts'
import { followLogs } from './logs-file.ts'
import { emptyFolder, log, signer, stranger } from './witness.fixture.ts'

const policy = (...keys: readonly { text: string }[]) =>
  `${keys.map(({ text }) => `log ${text}\n`).join('')}quorum none\n`

function followed(first?: string) {
  const file = path.join(emptyFolder(), 'policy')
  if (first !== undefined) writeFileSync(file, first)
  const told: string[] = []
  const logs = followLogs(file, (what) => told.push(what))
  return { file, told, names: () => logs().map(({ name }) => name) }
}

it('waits for a file that is not there, and takes it when it comes', () => {
  const { file, told, names } = followed()
  expect(names()).toEqual([])
  writeFileSync(file, policy(log))
  expect(names()).toEqual([log.name])
  expect(told).toEqual(['waiting for it', '1 log'])
})

it('reads it again when it changes, and only then', () => {
  const { file, told, names } = followed(policy(log))
  expect([names(), names()]).toEqual([[log.name], [log.name]])
  writeFileSync(`${file}.new`, policy(log, stranger))
  renameSync(`${file}.new`, file)
  expect(names()).toEqual([log.name, stranger.name])
  // As long as before, and dated alike: the system still knows that it changed.
  writeFileSync(file, policy(stranger, log))
  utimesSync(file, 1, 1)
  expect(names()).toEqual([stranger.name, log.name])
  expect(told).toEqual(['1 log', '2 logs', '2 logs'])
})

it.each([
  ['cut short', policy(log).slice(0, -14)],
  ['empty', ''],
  ['without a log', 'quorum none\n'],
  ['with a witness’s key for a log’s', policy(signer)],
])('keeps what it knew when the file is %s', (_, text) => {
  const { file, told, names } = followed(policy(log))
  writeFileSync(file, text)
  expect([names(), names()]).toEqual([[log.name], [log.name]])
  expect(told).toEqual(['1 log', expect.stringMatching(/; what was known before counts$/)])
  expect(() => followed(text)).toThrow(Malformed)
})

it('keeps what it knew when the file is gone', () => {
  const { file, told, names } = followed(policy(log))
  rmSync(file)
  expect(names()).toEqual([log.name])
  expect(told.at(-1)).toBe('it is gone; its last content counts')
})
