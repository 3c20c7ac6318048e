import { expect, it } from 'vitest'
import { mailText } from './mail.ts'
import { mailKinds } from './mail-kinds.ts'

it.each(Object.entries(mailKinds))(
  '%s says that something needs its reader, where, and nothing else',
  (kind, { path }) => {
    const { subject, text, html } = mailText(kind, 'OA-7K2M-94QX', 'https://portal.example', 'Ask us', false)
    expect(subject).toMatch(/OA-7K2M-94QX$/)
    expect(text).toContain('https://portal.example/')
    expect(html).not.toContain('<script')
    const words = (text + subject).replace(/https:\S+/g, '')
    expect(words).not.toMatch(/association|declar|criminal|manager|condition|appeal|review/i)
    // Only professional standards read of themselves: whoever looks over another's shoulder learns nothing.
    if (path !== '/standards/') expect(words).not.toMatch(/standards/i)
  },
)

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
