import { expect, it } from 'vitest'
import { type BareAnswer, insteadOf, readablePath } from './bare-answer.ts'

const damaged: BareAnswer = {
  method: 'POST',
  status: 500,
  type: 'text/plain',
  sent: 'multipart/form-data; boundary=x',
  byScript: false,
}

it.each<[string, Partial<BareAnswer>, number | null]>([
  ['a damaged form', {}, 400],
  ['a damaged call of the script', { sent: 'text/plain;charset=UTF-8', byScript: true }, 400],
  [
    'a call with a body that is no form',
    { type: 'text/x-component', sent: 'application/json', byScript: true },
    400,
  ],
  ['a damaged form of the script', { type: 'text/x-component', byScript: true }, 400],
  ['a form that Next cannot make out', { status: 400 }, 400],
  ['a form of an earlier version', { status: 409 }, 409],
  ['a call of an earlier version, which the script handles', { status: 409, byScript: true }, null],
  ['a fault on a page', { type: 'text/html; charset=utf-8' }, null],
  ['a fault in a route of ours', { sent: 'application/x-www-form-urlencoded' }, null],
  ['a fault on reading', { method: 'GET' }, null],
  ['an answer in order', { status: 200 }, null],
])('%s', (_, facts, status) => {
  expect(insteadOf({ ...damaged, ...facts })?.status ?? null).toBe(status)
})

it.each([
  ['/declarations/OA-7K2M-94QX?x=%', true],
  ['/declarations/%C3%A9', true],
  ['/declarations/%', false],
  ['/declarations/%ff', false],
])('%s: %s', (url, readable) => expect(readablePath(url)).toBe(readable))
