import { expect, test } from 'vitest'
import { installedAsLocked } from './bootstrap.mjs'

const wanted = {
  packages: {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  },
}

test('nothing there, or an interrupted install, means install', () => {
  expect(installedAsLocked(wanted, undefined)).toBe(false)
  expect(installedAsLocked(wanted, { packages: {} })).toBe(false)
})

test('all there, or all but an optional package, means go on', () => {
  expect(installedAsLocked(wanted, wanted)).toBe(true)
  expect(installedAsLocked(wanted, { packages: { 'node_modules/a': { version: '1.0.0' } } })).toBe(true)
})

test('another version means install', () => {
  expect(installedAsLocked(wanted, { packages: { 'node_modules/a': { version: '1.0.1' } } })).toBe(false)
})
