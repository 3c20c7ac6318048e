import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { digest, unlessMade } from './digest.ts'

let folder: string
const put = (name: string, text: string) => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  writeFileSync(path.join(folder, name), text)
}
const now = () => digest(folder, ['lib', 'proxy.ts', 'absent'])

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'digest-'))
  put('lib/a.ts', 'one')
  put('proxy.ts', 'two')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('digest', () => {
  test('is the same for the same', () => expect(now()).toBe(now()))

  test.each([
    ['a content', 'lib/a.ts'],
    ['a new file', 'lib/deep/b.ts'],
    ['a file named by itself', 'proxy.ts'],
  ])('changes with %s', (_, name) => {
    const before = now()
    put(name, 'changed')
    expect(now()).not.toBe(before)
  })

  test.each([
    'lib/a.test.ts',
    'lib/a.int.test.ts',
    'lib/a.test.tsx',
    'lib/db/generated/client.ts',
    'other.ts',
  ])('does not change with %s', (name) => {
    const before = now()
    put(name, 'changed')
    expect(now()).toBe(before)
  })

  test('sees that text has moved from one file to the next', () => {
    put('lib/b.ts', 'xy')
    const before = now()
    put('lib/a.ts', 'onex')
    put('lib/b.ts', 'y')
    expect(now()).not.toBe(before)
  })
})

describe('unlessMade', () => {
  test('makes once, again for something new, and again after a failure', async () => {
    const stamp = path.join(folder, 'out', 'stamp')
    let made = 0
    const make = async () => {
      made += 1
    }
    expect(await unlessMade(stamp, 'a', make)).toBe(true)
    expect(await unlessMade(stamp, 'a', make)).toBe(false)
    await expect(unlessMade(stamp, 'b', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(existsSync(stamp)).toBe(false)
    expect(await unlessMade(stamp, 'a', make)).toBe(true)
    expect(made).toBe(2)
  })
})
