import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { walk } from '#lib/domain/check.ts'
import type { CheckBody } from '#lib/domain/policy.ts'
import { questionAddress, single, walkAddress } from './addresses.ts'

const file = new URL('../../prisma/policy/check.json', import.meta.url)
const check = JSON.parse(readFileSync(file, 'utf8')).body as CheckBody

test('an address holds the place and the letters, nothing else', () => {
  expect(questionAddress(1, '')).toBe('/check/1')
  expect(questionAddress(2, 'ab')).toBe('/check/2?a=ab')
  expect(walkAddress(walk(check, ''))).toBe('/check/1')
  expect(walkAddress(walk(check, 'ab'))).toBe('/check/3?a=ab')
  expect(walkAddress(walk(check, 'b'))).toBe('/check/result?a=b')
  expect(walkAddress(walk(check, 'b<script>'))).toBe('/check/result?a=b')
})

test('what is missing or given twice counts as not given', () => {
  expect([single(undefined), single(['a', 'b']), single('a')]).toEqual(['', '', 'a'])
})
