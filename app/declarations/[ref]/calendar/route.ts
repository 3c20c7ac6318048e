import { parseReference } from '#lib/domain/reference.ts'
import { readDaysToAct } from '#lib/queries/declaration-days.ts'
import { calendarAnswer } from '#lib/web/calendar-answer.ts'

/** The days by which the declarant has to do something about this declaration, as a calendar file. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ ref: string }> },
): Promise<Response> {
  const parsed = parseReference((await params).ref)
  if (!parsed.ok) return new Response(null, { status: 303, headers: { Location: '/not-here' } })
  return calendarAnswer(`/declarations/${parsed.reference}`, (reader) =>
    readDaysToAct(reader, parsed.reference),
  )
}
