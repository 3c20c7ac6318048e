import { expect, test } from 'vitest'
import { decide } from './database-step.ts'

const empty = { mode: null, people: false, complete: false } as const
const migrated = { mode: 'production', people: false, complete: false } as const
const real = { mode: 'production', people: true, complete: false } as const
const half = { mode: 'demo', people: true, complete: false } as const
const done = { mode: 'demo', people: true, complete: true } as const

test.each([
  ['a new one is filled', empty, true, { seed: true, anew: false }],
  ['a migrated, empty one is filled', migrated, false, { seed: true, anew: false }],
  ['a finished one is taken as it is', done, false, { seed: false, anew: false }],
  ['half of one of our own is made anew', half, true, { seed: true, anew: true }],
])('demo: %s', (_, found, own, todo) => {
  expect(decide('demo', found, own)).toEqual(todo)
})

test('a demo never opens a database that holds real people', () => {
  for (const own of [true, false]) expect(decide('demo', real, own)).toHaveProperty('refusal')
})

test('half a demo in somebody else’s database is left alone', () => {
  expect(decide('demo', half, false)).toHaveProperty('refusal')
})

test('production takes an empty database or its own, and never the demo’s', () => {
  for (const found of [empty, migrated, real]) {
    expect(decide('production', found, false)).toEqual({ seed: false, anew: false })
  }
  for (const found of [half, done]) expect(decide('production', found, false)).toHaveProperty('refusal')
})
