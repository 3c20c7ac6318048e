import type { TeamKind } from '#lib/queries/team.ts'

export const teamWords: Readonly<Record<TeamKind, string>> = {
  decide: 'Declaration to decide on',
  check: 'Condition to check',
  answer: 'Question to the declarant, unanswered',
  measure: 'Local measure to look at again',
}
