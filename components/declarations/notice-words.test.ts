import { expect, it } from 'vitest'
import { noticeTable, noticeWords } from './notice-words.ts'

const aboutNoRecord = ['handover', 'cover_set', 'cover_ended']

it.each(Object.keys(noticeTable))('%s names the record and says what to do', (kind) => {
  const { title, text } = noticeWords({ kind, reference: 'OA-7K2M-94QX' })
  if (!aboutNoRecord.includes(kind)) expect(title).toContain('OA-7K2M-94QX')
  expect(text).toMatch(/\.$/)
})

it('shows a kind it does not know', () => {
  expect(noticeWords({ kind: 'constructor', reference: 'OA-7K2M-94QX' }).title).toContain('OA-7K2M-94QX')
})
