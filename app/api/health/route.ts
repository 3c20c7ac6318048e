import { type Health, health } from '#lib/queries/health.ts'

// Probes may come in crowds; the answer may be a second old.
const keptForMs = 1000
let last: { readonly at: number; readonly health: Promise<Health> } | undefined

/** Whether the portal works: 200, or 503 with what does not. Without sign-in, and without detail that would help an attacker. */
export async function GET(): Promise<Response> {
  const at = Date.now()
  if (!last || at - last.at > keptForMs) last = { at, health: health(new Date(at)) }
  const state = await last.health
  return Response.json(state, { status: state.status === 'down' ? 503 : 200 })
}
