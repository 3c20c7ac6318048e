import type { ReactNode } from 'react'

export type TagTone = 'neutral' | 'info' | 'warn' | 'ok' | 'danger'

const looks: Record<TagTone, string> = {
  neutral: 'tag',
  info: 'tag tag-info',
  warn: 'tag tag-warn',
  ok: 'tag tag-ok',
  danger: 'tag tag-danger',
}

/** A state in a word or two ("With your manager"). Never a link; red only for overdue and errors. */
export function Tag({ tone = 'neutral', children }: { tone?: TagTone; children: ReactNode }) {
  return <strong className={looks[tone]}>{children}</strong>
}
