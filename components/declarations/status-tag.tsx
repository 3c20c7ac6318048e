import { Tag } from '#components/ui/tag.tsx'
import type { Status } from '#lib/domain/declaration.ts'
import { statuses } from '#lib/wording.ts'

/** Where a declaration stands, in the declarant's words. */
export function StatusTag({ status }: { status: Status }) {
  const { label, tone } = statuses[status]
  return <Tag tone={tone}>{label}</Tag>
}
