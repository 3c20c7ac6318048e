import type { ReactNode } from 'react'
import { Tag, type TagTone } from '#components/ui/tag.tsx'

export type Task = {
  /** Starts with a verb ("Say how you know them"). */
  label: ReactNode
  /** Left out while the task cannot be started yet. */
  href?: string
  hint?: ReactNode
  status: string
  /** Only what is left deserves a tag: leave out for "Completed". */
  tone?: TagTone
}

/** The parts of a declaration, in any order, each with its state. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ul className="task-list">
      {tasks.map((task, at) => {
        const id = `task-${at + 1}`
        const described = task.hint ? `${id}-hint ${id}-status` : `${id}-status`
        return (
          <li className="task" key={id}>
            <div className="task-name">
              {task.href ? (
                <a href={task.href} aria-describedby={described}>
                  {task.label}
                </a>
              ) : (
                <span className="text-muted">{task.label}</span>
              )}
              {task.hint ? (
                <div className="hint small" id={`${id}-hint`}>
                  {task.hint}
                </div>
              ) : null}
            </div>
            <div id={`${id}-status`}>
              {task.tone ? <Tag tone={task.tone}>{task.status}</Tag> : task.status}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
