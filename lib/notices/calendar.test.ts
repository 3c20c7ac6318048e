import { expect, it } from 'vitest'
import type { Day } from '#lib/domain/days.ts'
import { calendarFile } from './calendar.ts'

const made = new Date('2026-11-23T10:20:30.456Z')
const one = { id: 'check-1', day: '2027-03-28' as Day, address: '/reviews/conditions/1' }

it('is a whole day, the night that loses an hour included', () => {
  const file = calendarFile([one], 'https://portal.example', made)
  expect(file).toContain('DTSTART;VALUE=DATE:20270328\r\nDTEND;VALUE=DATE:20270329\r\n')
  expect(file).toContain('UID:check-1@portal.example\r\nDTSTAMP:20261123T102030Z\r\n')
  expect(file.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true)
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
})

it('folds long lines so that none is longer than 75 octets, and can be put together again', () => {
  const address = `/declarations/${'a'.repeat(300)}`
  const file = calendarFile([{ ...one, address }], 'https://portal.example', made)
  for (const line of file.split('\r\n')) expect(line.length).toBeLessThanOrEqual(75)
  expect(file.replaceAll('\r\n ', '')).toContain(`URL:https://portal.example${address}\r\n`)
})

it('says nothing of what it is about', () => {
  const words = calendarFile([one], 'https://portal.example', made).replace(/^(?:URL|UID|PRODID).*$/gm, '')
  expect(words).not.toMatch(/association|declar|condition|manager|standards|OA-/i)
})
