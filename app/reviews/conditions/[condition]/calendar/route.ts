import { readOverseenCondition } from '#lib/queries/overseen.ts'
import { calendarAnswer } from '#lib/web/calendar-answer.ts'

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

/** The day of the next check, for the calendar of whoever makes it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ condition: string }> },
): Promise<Response> {
  const { condition: id } = await params
  if (!uuid.test(id)) return new Response(null, { status: 303, headers: { Location: '/not-here' } })
  const address = `/reviews/conditions/${id}`
  return calendarAnswer(address, async (reader) => {
    const found = await readOverseenCondition(reader, id)
    return found ? [{ id: `check-${id}`, day: found.condition.checkOn, address }] : []
  })
}
