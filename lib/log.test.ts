import { expect, test } from 'vitest'
import { allowed, faultFields, incidentId } from './log.ts'

test('only the allowed keys pass, and only plain values', () => {
  const fields = { route: '/declare', status: 500, body: 'canary', message: 'canary', code: { canary: true } }
  expect(allowed(fields)).toEqual({ route: '/declare', status: 500 })
})

test('an error is told without its words', () => {
  const error = Object.assign(new Error('Key (handle)=(canary)\n    at canary'), {
    code: '23505',
    detail: 'canary',
  })
  const fields = faultFields(error)
  expect(fields).toMatchObject({ errorName: 'Error', code: '23505' })
  expect(fields.at).toContain('log.test.ts')
  expect(JSON.stringify(fields)).not.toContain('canary')
})

test('incident ids are short and differ', () => {
  expect(incidentId()).toMatch(/^[0-9A-F]{10}$/)
  expect(incidentId()).not.toBe(incidentId())
})
