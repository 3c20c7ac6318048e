import { addDays, type Day } from '#lib/domain/days.ts'
import type { Outcome, RiskGrade, Status } from '#lib/domain/declaration.ts'
import { shapeOf, type Term, type TermKind } from './shape.ts'

/** What somebody searches for, as they typed it. Empty is "any". */
export type Criteria = {
  readonly term: string
  readonly kind: TermKind
  readonly name: string
  readonly handle: string
  readonly platform: string
  readonly unit: string
  readonly category: string
  readonly status: Status | ''
  readonly risk: RiskGrade | ''
  readonly outcome: Outcome | ''
  readonly from: Day | ''
  readonly until: Day | ''
}

/** What the database is asked: every term and every filter has to match. */
export type Search = { readonly terms: readonly Term[]; readonly filters: Readonly<Record<string, string>> }

export type Problems = Readonly<Record<string, readonly string[]>>

const typedFields = [
  ['term', 'any'],
  ['name', 'name'],
  ['handle', 'handle'],
] as const

/** Turns criteria into what the database is asked, or says field by field what to change. Total. */
export function readCriteria(
  criteria: Criteria,
): { readonly search: Search } | { readonly problems: Problems } {
  const terms: Term[] = []
  const problems: Record<string, string[]> = {}
  for (const [field, kind] of typedFields) {
    if (criteria[field].trim() === '') continue
    const shape = shapeOf(criteria[field], field === 'term' ? criteria.kind : kind)
    if ('problem' in shape) problems[field] = [shape.problem]
    else terms.push(shape.term)
  }
  const filters = filtersOf(criteria)
  if (criteria.from && criteria.until && criteria.from > criteria.until)
    problems.until = ['The last day must be the same as or after the first day']
  if (Object.keys(problems).length > 0) return { problems }
  if (terms.length === 0 && Object.keys(filters).length === 0)
    return { problems: { term: ['Enter what to search for, or choose something under “More options”'] } }
  return { search: { terms, filters } }
}

function filtersOf({
  platform,
  unit,
  category,
  status,
  risk,
  outcome,
  from,
  until,
}: Criteria): Record<string, string> {
  const filters = {
    platform,
    unit,
    category,
    status,
    risk,
    outcome,
    from: from && `${from} 00:00 Europe/London`,
    until: until && `${addDays(until, 1)} 00:00 Europe/London`,
  }
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''))
}

/** Criteria as they are kept: what was left empty, and the kind where it was left to the shape, say nothing. */
export function recorded({ kind, ...typed }: Criteria): Record<string, string> {
  const kept = Object.entries(typed).filter(([, value]) => value !== '')
  return { ...Object.fromEntries(kept), ...(kind === 'any' || typed.term === '' ? {} : { kind }) }
}

/** Criteria as they were kept, whatever version of the portal kept them. */
export function asCriteria(kept: unknown): Criteria {
  const from = typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {}
  const text = (name: string) => (typeof from[name] === 'string' ? from[name] : '')
  return {
    term: text('term'),
    kind: (text('kind') || 'any') as TermKind,
    name: text('name'),
    handle: text('handle'),
    platform: text('platform'),
    unit: text('unit'),
    category: text('category'),
    status: text('status') as Status | '',
    risk: text('risk') as RiskGrade | '',
    outcome: text('outcome') as Outcome | '',
    from: text('from') as Day | '',
    until: text('until') as Day | '',
  }
}
