import { expect, it } from 'vitest'
import type { NoticeKind } from '#lib/domain/decide.ts'
import { mailText } from './mail.ts'

const kinds: NoticeKind[] = [
  'review_needed',
  'question_asked',
  'answer_given',
  'decision_made',
  'approved',
  'correction_made',
  'link_found',
  'assigned',
]

it.each(kinds)('%s says that something needs its reader, where, and nothing else', (kind) => {
  const { subject, text, html } = mailText(kind, 'OA-7K2M-94QX', 'https://portal.example', 'Ask us', false)
  expect(subject).toMatch(/OA-7K2M-94QX$/)
  expect(text).toContain('https://portal.example/')
  expect(html).not.toContain('<script')
  const words = (text + subject).replace(/https:\S+/g, '')
  expect(words).not.toMatch(/standards|association|declar|criminal|manager/i)
})

it('names no record where there is none', () => {
  const { subject, text, html } = mailText('handover', '', 'https://p.example', '', false)
  expect(subject).toBe('Something needs you')
  expect(text).toContain('\nhttps://p.example/reviews/handover\n')
  expect(text + html).not.toContain('Reference')
})

it('leads professional standards to their own side', () => {
  expect(mailText('review_needed', 'OA-7K2M-94QX', 'https://p.example', '', true).text).toContain(
    'https://p.example/standards/OA-7K2M-94QX',
  )
})
