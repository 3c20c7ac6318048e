import { Tag } from '#components/ui/tag.tsx'
import { dueWords } from './words.ts'

/** When something is due; what is overdue says by how much, in words and in red. */
export function Due({ on, today }: { on: string | null; today: string }) {
  const due = dueWords(on, today)
  if (!due) return <span className="text-muted">No date</span>
  return due.overdue ? <Tag tone="danger">{due.text}</Tag> : due.text
}
