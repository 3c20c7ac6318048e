import { now } from '#lib/clock.ts'
import { client } from '#lib/db/clients.ts'
import { type Day, toDay } from '#lib/domain/days.ts'
import type { PolicyBodies, PolicyKind, PublishedPolicy } from '#lib/domain/policy.ts'

// A version never changes once published; which one is in force may, so that is asked again after a while.
const askAgainAfter = 30_000
const inForce = new Map<
  string,
  { readonly at: number; readonly policy: Promise<PublishedPolicy<PolicyKind>> }
>()

/**
 * The version of a policy document in force on a day (today, unless told otherwise).
 * @throws when the installation has none: a fault, not a refusal
 */
export async function loadPolicy<K extends PolicyKind>(
  kind: K,
  day: Day = toDay(now()),
): Promise<PublishedPolicy<K>> {
  const key = `${kind} ${day}`
  const known = inForce.get(key)
  if (known && performance.now() - known.at < askAgainAfter)
    return known.policy as Promise<PublishedPolicy<K>>
  if (inForce.size > 200) inForce.clear()
  const policy = readPolicy(kind, { effectiveFrom: { lte: day } })
  inForce.set(key, { at: performance.now(), policy })
  policy.catch(() => inForce.delete(key))
  return policy
}

/** The version a declaration was made under. */
export async function loadPolicyVersion<K extends PolicyKind>(
  kind: K,
  version: string,
): Promise<PublishedPolicy<K>> {
  const key = `${kind} = ${version}`
  const known = inForce.get(key)
  if (known) return known.policy as Promise<PublishedPolicy<K>>
  const policy = readPolicy(kind, { version })
  inForce.set(key, { at: performance.now(), policy })
  policy.catch(() => inForce.delete(key))
  return policy
}

async function readPolicy<K extends PolicyKind>(
  kind: K,
  where: { effectiveFrom: { lte: Day } } | { version: string },
): Promise<PublishedPolicy<K>> {
  const row = await client('web').policyDocument.findFirst({
    where: { kind, ...where },
    orderBy: [{ effectiveFrom: 'desc' }, { version: 'desc' }],
    select: { version: true, effectiveFrom: true, body: true },
  })
  if (!row) throw new Error(`no policy document of kind ${kind}`)
  return {
    kind,
    version: row.version,
    effectiveFrom: row.effectiveFrom,
    body: row.body as unknown as PolicyBodies[K],
  }
}
