import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cookieName } from './cookies.ts'
import { safeTarget, targetOf } from './target.ts'

const origin = 'http://localhost:3000'

it.each([
  ['/declarations/OA-0000-0000?x=1', '/declarations/OA-0000-0000?x=1'],
  ['/', '/'],
  [null, '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/.//evil.example', '/'],
  ['/a/..//evil.example', '/'],
  ['/./', '/'],
  ['https://evil.example/', '/'],
  ['/\t/evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-out', '/'],
  ['/api/auth/signin', '/'],
  [`/${'a'.repeat(600)}`, '/'],
])('%s leads to %s', (to, expected) => expect(safeTarget(to, origin)).toBe(expected))

it.each([
  ['http://localhost:3000/declare?a=1', '/declare?a=1'],
  ['http://localhost:3000', '/'],
  ['http://localhost:3000.evil.example/x', '/'],
  ['http://localhost:3000@evil.example/x', '/'],
  ['http://localhost:3000//evil.example', '/'],
  ['https://evil.example/declare', '/'],
  ['/declare', '/'],
  [undefined, '/'],
  [['http://localhost:3000/declare', 'http://localhost:3000/check'], '/'],
])('the address %s leads to %s', (address, expected) => expect(targetOf(address, origin)).toBe(expected))

it('never leads to another host', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.webUrl(),
        fc.string().map((text) => `/${text}`),
        fc
          .array(fc.constantFrom('/', '.', '..', '\\', 'evil.example', '%2e'))
          .map((parts) => `/${parts.join('')}`),
      ),
      (to) => {
        expect(new URL(safeTarget(to, origin), origin).origin).toBe(origin)
        expect(new URL(targetOf(origin + to, origin), origin).origin).toBe(origin)
      },
    ),
    { numRuns: 2000 },
  )
})

it('names cookies by port, and binds them to the host on https', () => {
  expect(cookieName('session', 'http://localhost:3000')).toBe('oa-session-3000')
  expect(cookieName('session', 'https://portal.example')).toBe('__Host-oa-session')
})
