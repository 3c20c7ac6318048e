import type { AccountFact, ContactFact, DeclarationFact, Facts, LinkFact, Step } from './connections.ts'

type Told = { readonly id: string; readonly step: Step; readonly accounts?: readonly string[] }

/** Records with one contact each, `c` and the record's name; accounts by their keys. */
export function factsOf(
  records: readonly Told[],
  links: readonly (readonly [one: string, other: string, state: LinkFact['state']])[] = [],
  hubs: Readonly<Record<string, number>> = {},
): Facts {
  return {
    declarations: records.map(
      ({ id, step }): DeclarationFact => ({
        id,
        step,
        reference: `OA-${id.padStart(4, '0')}-0000`,
        declarant: `Declarant ${id}`,
      }),
    ),
    contacts: records.map(
      ({ id }): ContactFact => ({ id: `c${id}`, declaration: id, name: `Contact ${id}` }),
    ),
    accounts: records.flatMap(({ id, accounts = [] }) =>
      accounts.map(
        (key): AccountFact => ({
          id: `i${id}-${key}`,
          contact: `c${id}`,
          declaration: id,
          key,
          label: key,
          platform: 'Discord',
        }),
      ),
    ),
    links: links.map(
      ([one, other, state], at): LinkFact => ({
        id: `${one}-${other}`,
        a: `c${one}`,
        b: `c${other}`,
        state,
        bits: 5 + at,
        reasons: [],
      }),
    ),
    hubs: new Map(Object.entries(hubs)),
    cut: false,
  }
}

/** A record with so many others around it, each by an account of its own, and those with leaves. */
export function crowd(many: number): Facts {
  const others = Array.from({ length: many }, (_, at): Told => {
    return { id: `x${at}`, step: 1, accounts: [`shared${at}`, `own${at}`] }
  })
  return factsOf([{ id: 'r', step: 0, accounts: others.map((_, at) => `shared${at}`) }, ...others])
}
