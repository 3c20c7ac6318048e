import { expect, it } from 'vitest'
import { readList } from '#app/standards/list.ts'
import { type DigestCounts, digestText } from './digest.ts'

const none: DigestCounts = {
  ...{ decisions: 0, decisions_overdue: 0, checks: 0, checks_overdue: 0 },
  ...{ cases: 0, cases_overdue: 0, signatures: 0, unassigned: 0 },
}

it('is numbers and where to go', () => {
  const mail = digestText(
    { ...none, decisions: 3, decisions_overdue: 1, checks: 1, checks_overdue: 1 },
    'https://p.example',
    'Ask us',
  )
  expect(mail.subject).toBe('Today: 4 things for you')
  expect(mail.text).toContain('3 wait for your decision, 1 of them overdue.\nhttps://p.example/reviews\n')
  expect(mail.text).toContain('1 is for you to check, overdue.\nhttps://p.example/notices\n')
  expect(mail.text).not.toContain('work')
})

it('leads to the lists that it counts, by the names their addresses have', () => {
  const { text, html } = digestText(
    { ...none, cases: 1, signatures: 2, unassigned: 3 },
    'https://p.example',
    '',
  )
  for (const view of ['mine', 'second', 'unassigned'] as const) {
    expect(readList({ view }).view).toBe(view)
    expect(text).toContain(`.\nhttps://p.example/standards?view=${view}\n`)
    expect(html).toContain(`href="https://p.example/standards?view=${view}"`)
  }
})

it('holds no word of what it is about', () => {
  const all = Object.fromEntries(Object.keys(none).map((name) => [name, 2])) as DigestCounts
  const { subject, text } = digestText(all, 'https://p.example', '')
  expect((subject + text).replace(/https:\S+/g, '')).not.toMatch(/association|declar|criminal|manager|OA-/i)
})
