'use client'

import { useEffect, useRef } from 'react'
import { type Errors, fieldId } from '#components/ui/field-id.ts'

/** `autofocus` moves focus here without scripts too; it is HTML's own, and React leaves it to the browser on a `div`. */
const takesFocus = { autoFocus: true } as const

/**
 * All errors of a form, above it, each leading to its field. Put it first on the page, before the heading, and the
 * form's ErrorTitle beside it. Errors under `form` are shown without a link.
 */
export function ErrorSummary({ errors }: { errors: Errors | undefined }) {
  const box = useRef<HTMLDivElement>(null)
  const found = Object.entries(errors ?? {}).filter(([, messages]) => messages.length > 0)

  // Each answer of the server is a new object, so the same error twice takes focus twice.
  useEffect(() => {
    if (errors) box.current?.focus()
  }, [errors])

  if (found.length === 0) return null
  return (
    <div ref={box} className="error-summary" tabIndex={-1} role="alert" {...takesFocus}>
      <h2>There is a problem</h2>
      <ul>
        {found.map(([name, [message]]) => (
          <li key={name}>{name === 'form' ? message : <a href={`#${fieldId(name)}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  )
}
