import type { QueueView } from '#lib/queries/standards-queue.ts'
import { escaped, type MailText } from './mail.ts'

/** What waits for one person, as it was counted in the morning. */
export type DigestCounts = {
  readonly decisions: number
  readonly decisions_overdue: number
  readonly checks: number
  readonly checks_overdue: number
  readonly cases: number
  readonly cases_overdue: number
  readonly signatures: number
  readonly unassigned: number
}

/** The morning's mail: numbers and where to go. Never a name, a reference or what anything is about. */
export function digestText(counts: DigestCounts, origin: string, advice: string): MailText {
  const lines = [
    line(
      counts.decisions,
      'waits for your decision',
      'wait for your decision',
      '/reviews',
      counts.decisions_overdue,
    ),
    line(
      counts.checks,
      'is for you to check',
      'are for you to check',
      '/notices', // of managers and of professional standards, whose lists of conditions are two pages
      counts.checks_overdue,
    ),
    line(counts.cases, 'is your own work', 'are your own work', workOf('mine'), counts.cases_overdue),
    line(counts.signatures, 'waits for a second person', 'wait for a second person', workOf('second')),
    line(counts.unassigned, 'is nobody’s work yet', 'are nobody’s work yet', workOf('unassigned')),
  ].flatMap((each) => each ?? [])
  const all = lines.reduce((sum, { count }) => sum + count, 0)
  const text = lines.map(({ words, path }) => `${words}\n${origin}${path}\n`).join('\n')
  const end = `This mail holds nothing else on purpose. Do not reply to it. You can choose how you are mailed: ${origin}/notices/preferences`
  const html = lines
    .map(({ words, path }) => `<p><a href="${escaped(origin + path)}">${escaped(words)}</a></p>`)
    .join('')
  return {
    subject: `Today: ${all} ${all === 1 ? 'thing' : 'things'} for you`,
    text: `${text}\n${end}\nFor advice: ${advice}\n`,
    html: `${html}<p>${escaped(end)}<br>For advice: ${escaped(advice)}</p>`,
  }
}

const workOf = (view: QueueView) => `/standards?view=${view}`

type Line = { readonly count: number; readonly words: string; readonly path: string }

function line(count: number, one: string, many: string, path: string, overdue = 0): Line | null {
  if (count === 0) return null
  const late = overdue === 0 ? '' : overdue === count ? ', overdue' : `, ${overdue} of them overdue`
  return { count, path, words: `${count} ${count === 1 ? one : many}${late}.` }
}
