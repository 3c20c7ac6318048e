import { now } from '#lib/clock.ts'
import { env } from '#lib/env.ts'
import { type CalendarDay, calendarFile } from '#lib/notices/calendar.ts'
import { type Reader, SessionEnded } from '#lib/reader.ts'
import { readSessionToken } from './session-token.ts'

/**
 * A calendar file of days that the reader has to act on; where there is none for them, or no session, the page that says so.
 * @param page where a browser is led instead: it asks for the sign-in, or is not there
 */
export async function calendarAnswer(
  page: string,
  daysOf: (reader: Reader) => Promise<readonly CalendarDay[]>,
): Promise<Response> {
  const token = await readSessionToken()
  const days = token ? await asked(() => daysOf({ side: 'web', token })) : []
  if (days.length === 0) return new Response(null, { status: 303, headers: { Location: page } })
  return new Response(calendarFile(days, env().appOrigin, now()), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="date.ics"',
      'Cache-Control': 'no-store',
    },
  })
}

async function asked(days: () => Promise<readonly CalendarDay[]>): Promise<readonly CalendarDay[]> {
  try {
    return await days()
  } catch (error) {
    if (error instanceof SessionEnded) return []
    throw error
  }
}
