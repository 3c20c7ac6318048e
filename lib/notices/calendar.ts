import { addDays, type Day } from '#lib/domain/days.ts'

/** One day on which somebody has to act. */
export type CalendarDay = {
  /** The same each time it is fetched, so that a calendar moves the entry and does not double it. */
  readonly id: string
  readonly day: Day
  readonly address: string
}

const crlf = '\r\n'

/**
 * A calendar file with whole days (RFC 5545). The words are neutral: a calendar is shown to others, and on screens in meeting rooms. The
 * reference stands in the address alone.
 * @param instant when it is made
 */
export function calendarFile(days: readonly CalendarDay[], origin: string, instant: Date): string {
  const host = new URL(origin).hostname
  const stamp = instant.toISOString().replace(/[-:]|\.\d+/g, '')
  const plain = (day: Day) => day.replaceAll('-', '')
  const events = days.flatMap(({ id, day, address }) => [
    'BEGIN:VEVENT',
    `UID:${id}@${host}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${plain(day)}`,
    `DTEND;VALUE=DATE:${plain(addDays(day, 1))}`,
    'SUMMARY:Something to do',
    'DESCRIPTION:Open the address to see what it is. It asks you to sign in.',
    `URL:${origin}${address}`,
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ])
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${host}//EN`,
    'METHOD:PUBLISH',
    ...events,
    'END:VCALENDAR',
  ]
  return lines.map((line) => folded(line) + crlf).join('')
}

/** Lines of 75 octets at most, gone on with after a blank (RFC 5545, 3.1). What stands in them is ASCII. */
function folded(line: string): string {
  return line.length <= 75 ? line : `${line.slice(0, 75)}${crlf}${folded(` ${line.slice(75)}`)}`
}
