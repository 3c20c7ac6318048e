import { called } from '#components/declare/called.ts'
import { TaskList } from '#components/ui/task-list.tsx'
import { partOf } from '#lib/domain/draft.ts'
import { problemsOf } from '#lib/domain/draft-problems.ts'
import { formHref } from '#lib/forms/declare/places.ts'
import type { DraftView } from '#lib/queries/drafts.ts'

/** The contacts of a draft, each leading to its form of one section. */
export function ContactList({ view, form }: { view: DraftView; form: 'accounts' | 'how' }) {
  const { draft, id, rules } = view
  return (
    <TaskList
      tasks={draft.contacts.map((contact) => {
        const complete = problemsOf(draft, form, contact.id, rules).length === 0
        const begun = partOf(draft, form, contact.id).version > 0
        return {
          label: <bdi>{called(draft, contact.id)}</bdi>,
          href: formHref(id, form, contact.id),
          ...(complete
            ? { status: 'Completed' }
            : begun
              ? { status: 'Started', tone: 'warn' as const }
              : { status: 'Not started', tone: 'info' as const }),
        }
      })}
    />
  )
}
