import { now } from '#lib/clock.ts'
import { inRequest } from '#lib/db/request.ts'
import type { Reader } from '#lib/reader.ts'

/*
 * Letting go of what events hold: asked for by one disposal officer, agreed to by another, never under a legal hold. The database
 * judges, destroys and records in one transaction; no page calls this yet, retention schedules will.
 */

export type Disposed = { readonly done: true } | { readonly refused: 'not_found' | 'own_request' | 'held' }

/**
 * Asks for the content of events to be destroyed.
 * @param fields names of the fields that go; null for everything
 * @param rule of the retention schedule, as people cite it: "R12, 6 years after the end"
 * @returns the number that a second person agrees to; null for anybody but a disposal officer
 */
export async function askDisposal(
  reader: Reader,
  events: readonly string[],
  fields: readonly string[] | null,
  rule: string,
): Promise<string | null> {
  return inRequest('standards', reader.token, now(), async (tx, { actor }) => {
    if (!actor.roles.includes('disposer')) return null
    const [row] = await tx.$queryRaw<{ id: string }[]>`
      SELECT ask_disposal(${[...events]}::uuid[], ${fields && [...fields]}::text[], ${rule}) AS id`
    return row?.id ?? null
  })
}

/** A second person agrees, and the content is gone. */
export async function agreeDisposal(reader: Reader, id: string): Promise<Disposed> {
  return inRequest('standards', reader.token, now(), async (tx, { actor }) => {
    if (!actor.roles.includes('disposer')) return { refused: 'not_found' }
    const [row] = await tx.$queryRaw<{ word: string }[]>`SELECT agree_disposal(${id}::uuid) AS word`
    return answer(row?.word)
  })
}

/** Nothing of a record may be destroyed until the hold is lifted. For decision makers who may see it. */
export async function placeHold(reader: Reader, reference: string, reason: string): Promise<Disposed> {
  return inRequest('standards', reader.token, now(), async (tx, { actor }) => {
    if (!actor.roles.includes('decisionMaker')) return { refused: 'not_found' }
    const [row] = await tx.$queryRaw<{ word: string }[]>`SELECT place_hold(${reference}, ${reason}) AS word`
    return answer(row?.word)
  })
}

export async function liftHold(reader: Reader, reference: string, reason: string): Promise<Disposed> {
  return inRequest('standards', reader.token, now(), async (tx, { actor }) => {
    if (!actor.roles.includes('decisionMaker')) return { refused: 'not_found' }
    const [row] = await tx.$queryRaw<{ word: string }[]>`SELECT lift_hold(${reference}, ${reason}) AS word`
    return answer(row?.word)
  })
}

function answer(word: string | undefined): Disposed {
  if (word === 'done') return { done: true }
  return { refused: word === 'own_request' || word === 'held' ? word : 'not_found' }
}
