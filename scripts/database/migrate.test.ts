import { expect, test } from 'vitest'
import { readMigrations, stillToApply } from './migrate.ts'

const one = { name: '0001_one', sql: '', checksum: 'a' }
const two = { name: '0002_two', sql: '', checksum: 'b' }

test('the first time all of them are applied, later the new ones', () => {
  expect(stillToApply([one, two], new Map())).toEqual([one, two])
  expect(stillToApply([one, two], new Map([['0001_one', 'a']]))).toEqual([two])
})

test('a changed or vanished migration is refused', () => {
  expect(() => stillToApply([one, two], new Map([['0001_one', 'other']]))).toThrow('0001_one was changed')
  expect(() => stillToApply([two], new Map([['0001_one', 'a']]))).toThrow('0001_one was applied')
})

test('migrations are read in the order of their names', () => {
  const names = readMigrations().map((migration) => migration.name)
  expect(names.length).toBeGreaterThan(0)
  expect(names).toEqual([...names].sort())
})
