import { type Health, health } from '#lib/queries/health.ts'

// Probes may come in crowds: they share one question, and its answer for a second.
const keptForMs = 1000
let last: { readonly health: Promise<Health>; answeredAt?: number } | undefined

/** Whether the portal works: 200, or 503 with what does not. Without sign-in, and without detail that would help an attacker. */
export async function GET(): Promise<Response> {
  if (!last || performance.now() - (last.answeredAt ?? Number.POSITIVE_INFINITY) > keptForMs) {
    const asked: typeof last = { health: health() }
    asked.health.then(() => {
      asked.answeredAt = performance.now()
    })
    last = asked
  }
  const state = await last.health
  return Response.json(state, { status: state.status === 'down' ? 503 : 200 })
}
