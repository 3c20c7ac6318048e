'use client'

import { useEffect, useRef, useState } from 'react'
import { isTooLarge } from '#components/declare/form-values.ts'
import type { PostPart } from '#components/declare/part-form.tsx'
import { untouched } from '#lib/forms/form-state.ts'

const pause = 20_000

/**
 * Saves the form around it when writing in a long box has paused, and just before the session ends. It says so once, quietly.
 * Without scripts there is nothing to see; Continue and "Save and come back later" do the same.
 */
export function Autosave({ action }: { action: PostPart }) {
  const mark = useRef<HTMLParagraphElement>(null)
  const [said, setSaid] = useState('')

  useEffect(() => {
    const form = mark.current?.closest('form')
    if (!form) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let changed = false
    let busy = false

    async function save() {
      clearTimeout(timer)
      if (!changed || busy || !form) return
      const data = new FormData(form)
      if (isTooLarge(data)) return setSaid('Not saved yet: there is too much on this page. Shorten it.')
      data.set('go', 'auto')
      busy = true
      changed = false
      try {
        const { values, refused, errors } = await action(untouched, data)
        if (refused || Object.keys(errors).length > 0 || typeof values.savedAt !== 'string') {
          setSaid('Not saved yet: press Continue to see why.')
          return
        }
        for (const name of ['base', 'contact']) {
          const field = form.elements.namedItem(name)
          const value = values[name]
          if (field instanceof HTMLInputElement && typeof value === 'string') field.value = value
        }
        setSaid(`Saved at ${values.savedAt}`)
      } catch {
        changed = true
        setSaid('Not saved yet. What you typed is still here.')
      } finally {
        busy = false
      }
    }

    const typed = (event: Event) => {
      changed = true
      clearTimeout(timer)
      if (event.target instanceof HTMLTextAreaElement) timer = setTimeout(save, pause)
    }
    const sent = () => {
      clearTimeout(timer)
      changed = false
    }
    const ending = () => void save()
    form.addEventListener('input', typed)
    form.addEventListener('submit', sent)
    window.addEventListener('portal:session-ending', ending)
    return () => {
      clearTimeout(timer)
      form.removeEventListener('input', typed)
      form.removeEventListener('submit', sent)
      window.removeEventListener('portal:session-ending', ending)
    }
  }, [action])

  return (
    <p ref={mark} className="hint small empty:hidden" aria-live="polite">
      {said}
    </p>
  )
}
