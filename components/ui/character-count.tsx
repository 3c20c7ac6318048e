'use client'

import { useEffect, useState } from 'react'

/**
 * Says how much room is left in a text area; without scripts it states the limit. What is seen follows each key, what
 * is heard waits for a pause, so that it does not talk over the typing.
 */
export function CharacterCount({ fieldId, limit }: { fieldId: string; limit: number }) {
  const [used, setUsed] = useState<number | null>(null)
  const [heard, setHeard] = useState('')

  useEffect(() => {
    const area = document.getElementById(fieldId)
    if (!(area instanceof HTMLTextAreaElement)) return
    const count = () => setUsed(area.value.length)
    count()
    area.addEventListener('input', count)
    return () => area.removeEventListener('input', count)
  }, [fieldId])

  const text = used === null ? `You can enter up to ${number(limit)} characters` : room(limit - used)

  useEffect(() => {
    const pause = setTimeout(() => setHeard(used !== null && used > limit * 0.75 ? text : ''), 1000)
    return () => clearTimeout(pause)
  }, [text, used, limit])

  return (
    <>
      <p id={`${fieldId}-limit`} className={used !== null && used > limit ? 'field-error' : 'hint small'}>
        {text}
      </p>
      <span className="sr-only" aria-live="polite">
        {heard}
      </span>
    </>
  )
}

function room(left: number): string {
  const many = Math.abs(left)
  return `${number(many)} ${many === 1 ? 'character' : 'characters'} ${left < 0 ? 'too many' : 'left'}`
}

function number(value: number): string {
  return value.toLocaleString('en-GB')
}
