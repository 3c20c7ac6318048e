import { now as clock } from '#lib/clock.ts'
import { appendEvent } from '#lib/db/history.ts'
import { inRequest, type Tx } from '#lib/db/request.ts'
import { type Day, toDay } from '#lib/domain/days.ts'
import { differences } from '#lib/domain/policy/difference.ts'
import { documentFrom } from '#lib/domain/policy/editing.ts'
import type { PublicationProblem } from '#lib/domain/policy/kinds.ts'
import { type AppointmentsBody, type PolicyKind, validatePolicy } from '#lib/domain/policy.ts'
import type { Reader } from '#lib/reader.ts'

export type Publication = {
  readonly kind: PolicyKind
  readonly version: string
  readonly effectiveFrom: Day
  readonly note: string
  /** The newest version, from which the boxes were drawn, and what stands in each of them now. */
  readonly drawn: string
  readonly boxes: Readonly<Record<string, unknown>>
}

export type Published =
  | { readonly done: true }
  | { readonly refused: 'not_found' | 'stale' }
  | { readonly problem: PublicationProblem }
  /** What is wrong with the document itself, in words, each with its place. */
  | { readonly wrong: readonly string[] }

/** Publishes the next version of a policy document; with `dryRun` only judges it. What is published never changes again. */
export async function publishPolicy(
  reader: Reader,
  { kind, version, effectiveFrom, note, drawn, boxes }: Publication,
  dryRun = false,
): Promise<Published> {
  const now = clock()
  return inRequest('web', reader.token, now, async (tx, { actor }) => {
    if (!actor.roles.includes('policyOwner')) return { refused: 'not_found' }
    const versions = await tx.policyDocument.findMany({
      where: { kind },
      orderBy: [{ effectiveFrom: 'desc' }, { version: 'desc' }],
    })
    const [newest] = versions
    if (!newest) return { refused: 'not_found' }
    if (newest.version !== drawn) return { refused: 'stale' }
    const body = documentFrom(kind, newest.body, boxes)
    const wrong = [...validatePolicy(kind, body), ...(kind === 'appointments' ? await notHere(tx, body) : [])]
    if (wrong.length > 0) return { wrong }
    if (effectiveFrom < toDay(now)) return { problem: 'past' }
    if (versions.some((each) => each.version === version)) return { problem: 'version_taken' }
    const before = versions.find((each) => each.effectiveFrom <= effectiveFrom)
    if (before && differences(before.body, body).length === 0) return { problem: 'unchanged' }
    // Asked of the database, whose order of names it is that counts.
    if ((await tx.policyDocument.count({ where: { kind, effectiveFrom, version: { gt: version } } })) > 0)
      return { problem: 'outranked' }
    if (dryRun) return { done: true }
    const id = crypto.randomUUID()
    await tx.$executeRaw`SELECT publish_policy(${id}::uuid, ${kind}, ${version}, ${effectiveFrom}, ${note}, ${JSON.stringify(body)}::jsonb)`
    const payload = { kind, version, effectiveFrom, note }
    await appendEvent(tx, { type: 'policy_published', kind: 'policy', object: id, payload })
    return { done: true }
  })
}

/** Appointments of people whom the directory does not know, or who have left. */
async function notHere(tx: Tx, body: unknown): Promise<readonly string[]> {
  if (validatePolicy('appointments', body).length > 0) return []
  const { restricted, appeals } = body as AppointmentsBody
  const places = [
    ...restricted.map((number, at) => ({ at: `body.restricted[${at}]`, number })),
    ...(appeals ? [{ at: 'body.appeals', number: appeals }] : []),
  ]
  const numbers = places.map(({ number }) => number)
  const people = await tx.person.findMany({
    where: { staffNumber: { in: numbers }, active: true },
    select: { staffNumber: true },
  })
  return places
    .filter(({ number }) => people.every((person) => person.staffNumber !== number))
    .map(({ at, number }) => `${at}: nobody of staff number ${number} works here`)
}
