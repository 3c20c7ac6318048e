import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { makeSignerKey } from '../log/note.ts'
import { readWitnessSettings, witnessKey } from './settings.ts'
import { emptyFolder } from './witness.fixture.ts'

const good = {
  WITNESS_NAME: 'w.example/1',
  WITNESS_KEY_FILE: '/k',
  WITNESS_LOGS_FILE: '/l',
  WITNESS_DIR: '/d',
  WITNESS_PORT: '3003',
}

it('reads them, with loopback and no prefix where nothing is said', () => {
  expect(readWitnessSettings(good)).toEqual({
    settings: {
      name: 'w.example/1',
      keyFile: '/k',
      logsFile: '/l',
      dir: '/d',
      port: 3003,
      host: '127.0.0.1',
      prefix: '',
    },
    problems: [],
  })
})

it.each(Object.keys(good))('%s is missing', (name) => {
  for (const value of [undefined, '', '  '])
    expect(readWitnessSettings({ ...good, [name]: value }).problems).toEqual([`${name} is missing`])
})

it('names all that is wrong at once', () => {
  const wrong = { ...good, WITNESS_NAME: 'a b', WITNESS_PORT: '65536', WITNESS_PREFIX: 'w1/' }
  expect(readWitnessSettings(wrong).problems).toEqual([
    'WITNESS_NAME has neither spaces nor plus signs',
    'WITNESS_PORT must be a whole number from 0 to 65535',
    'WITNESS_PREFIX must be like /w1, and not end with a slash',
  ])
  for (const port of ['-1', '1.5', 'http', '0x10'])
    expect(readWitnessSettings({ ...good, WITNESS_PORT: port }).problems).toHaveLength(1)
})

it('makes the key once, for its owner’s eyes', () => {
  const file = path.join(emptyFolder(), 'below', 'key')
  const made = witnessKey(file, 'w.example/1')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(made.type).toBe('witness')
  expect(witnessKey(file, 'w.example/1').text).toBe(made.text)
})

it('refuses another’s key, a log’s, and a damaged one, and leaves the file as it is', () => {
  const folder = emptyFolder()
  const file = path.join(folder, 'key')
  for (const [text, why] of [
    [makeSignerKey('w.example/2', 'witness'), 'the key is of w.example/2'],
    [makeSignerKey('w.example/1', 'log'), 'the key is a log’s'],
    ['', 'no signer key'],
    [makeSignerKey('w.example/1', 'witness').slice(0, -4), 'key'],
  ] as const) {
    writeFileSync(file, text)
    expect(() => witnessKey(file, 'w.example/1')).toThrow(why)
    expect(readFileSync(file, 'utf8')).toBe(text)
  }
  expect(existsSync(`${file}.new`)).toBe(false)
})
