import { dueLabels } from '#components/standards/words.ts'
import type { NavItem } from '#components/ui/navigation.tsx'
import { type DueCounts, dueParts } from '#lib/domain/due.ts'
import type { QueueList } from '#lib/queries/standards-queue.ts'
import { listHref } from './list.ts'

/** A list as a whole, and each part of time of it with how many are in it. */
export function weekLinks(list: QueueList, weeks: DueCounts): readonly NavItem[] {
  return [
    { href: listHref({ ...list, due: '', page: 1 }), label: 'At any time', current: list.due === '' },
    ...dueParts.map((due) => ({
      href: listHref({ ...list, due, page: 1 }),
      label: dueLabels[due],
      current: due === list.due,
      count: weeks[due],
    })),
  ]
}
