import { expect, it } from 'vitest'
import { csrfTokenOf, newCsrfCookie } from './csrf.ts'

const secret = 'not-a-secret'

it('reads back what it laid', () => {
  const cookie = newCsrfCookie(secret)
  expect(csrfTokenOf(cookie, secret)).toBe(cookie.split('|')[0])
  expect(newCsrfCookie(secret)).not.toBe(cookie)
})

it.each([
  undefined,
  '',
  '|',
  'token',
  'token|',
  '|hash',
  'token|hash',
  `${'a'.repeat(64)}|${'é'.repeat(64)}`,
])('takes %j for none', (cookie) => expect(csrfTokenOf(cookie, secret)).toBeNull())

it('takes one made with another secret for none', () => {
  expect(csrfTokenOf(newCsrfCookie('another'), secret)).toBeNull()
})
