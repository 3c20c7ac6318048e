import { readFileSync } from 'node:fs'

// How often the offset file is looked at again: a test that moves the clock waits no longer than this.
const REREAD_MS = 250

let offset = 0
let readAt = Number.NEGATIVE_INFINITY

/** The instant. Nothing else in the portal asks the machine for the time. */
export function now(): Date {
  return new Date(Date.now() + clockOffset())
}

/** Milliseconds by which the demo's and the tests' clock is moved; always 0 in production, which refuses the settings. */
function clockOffset(): number {
  const { CLOCK_OFFSET_FILE: file, CLOCK_OFFSET_MS: fixed, PORTAL_MODE, VITEST } = process.env
  if (!file && !fixed) return 0
  if (PORTAL_MODE !== 'demo' && !VITEST) throw new Error('The clock cannot be moved in production.')
  if (!file) return whole(fixed)
  const machine = performance.now()
  if (machine - readAt >= REREAD_MS) {
    readAt = machine
    offset = whole(readOffset(file))
  }
  return offset
}

function readOffset(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '0'
  }
}

function whole(text: string | undefined): number {
  const number = Number(text?.trim() || 0)
  return Number.isSafeInteger(number) ? number : 0
}
