'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { spokenTime } from '#components/shell/spoken-time.ts'

const WARN_SECONDS = 120

type TimeoutProps = {
  /** Epoch milliseconds by the server's clock; only their difference counts, so a wrong clock here does no harm. */
  expiresAt: number
  now: number
}

/**
 * The portal's one dialog: two minutes before the session ends it asks whether to stay. Escape stays too. Tabs tell
 * each other, so that work in one does not raise the question in another. Ten seconds before the end the window
 * receives `portal:session-ending`, for whoever has something to save; then the page gives way to one that shows nothing.
 */
export function TimeoutWarning({ expiresAt, now }: TimeoutProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const deadline = useRef(0)
  const channel = useRef<BroadcastChannel | null>(null)
  const [left, setLeft] = useState<number | null>(null)
  const [failed, setFailed] = useState(false)

  const lasts = useCallback((milliseconds: number, tell: boolean) => {
    deadline.current = Date.now() + milliseconds
    setLeft(null)
    setFailed(false)
    dialog.current?.close()
    if (tell) channel.current?.postMessage(milliseconds)
  }, [])

  const stay = useCallback(async () => {
    try {
      const answer = await fetch('/api/session/extend', {
        method: 'POST',
        headers: { Accept: 'application/json' },
      })
      if (!answer.ok) throw new Error(String(answer.status))
      const { secondsLeft } = (await answer.json()) as { secondsLeft: number }
      lasts(secondsLeft * 1000, true)
    } catch {
      setFailed(true)
    }
  }, [lasts])

  useEffect(() => {
    const tabs = new BroadcastChannel('session')
    channel.current = tabs
    tabs.onmessage = ({ data }) => lasts(Number(data), false)
    lasts(expiresAt - now, true)

    let told = false
    const tick = setInterval(() => {
      const seconds = Math.ceil((deadline.current - Date.now()) / 1000)
      if (seconds > WARN_SECONDS) {
        told = false
        return
      }
      if (seconds <= 10 && !told) {
        told = true
        window.dispatchEvent(new Event('portal:session-ending'))
      }
      if (seconds <= 0) {
        clearInterval(tick)
        window.location.assign(`/session-ended?to=${encodeURIComponent(window.location.pathname)}`)
        return
      }
      setLeft(seconds)
      if (dialog.current?.open === false) dialog.current.showModal()
    }, 1000)

    return () => {
      clearInterval(tick)
      tabs.close()
    }
  }, [expiresAt, now, lasts])

  return (
    <dialog
      ref={dialog}
      className="timeout"
      aria-labelledby="timeout-title"
      aria-describedby="timeout-text"
      onCancel={(event) => {
        event.preventDefault()
        void stay()
      }}
    >
      <h2 id="timeout-title">You will be signed out soon</h2>
      <div id="timeout-text">
        <p>
          For your security, you will be signed out in <strong>{spokenTime(left ?? WARN_SECONDS)}</strong>.
        </p>
        <p className="mt-2">What you have saved is kept.</p>
      </div>
      <p className="sr-only" aria-live="polite">
        {left === null ? '' : `You will be signed out in ${spokenTime(left)}.`}
      </p>
      {failed ? (
        <p className="field-error" role="alert">
          This did not reach the service. Check your connection and try again.
        </p>
      ) : null}
      <button type="button" className="button" onClick={() => void stay()}>
        Stay signed in
      </button>
    </dialog>
  )
}
