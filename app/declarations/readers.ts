import type { DeclarantView } from '#lib/queries/declaration.ts'

/** As the law has it: whoever holds the declaration at this moment reads what is added. */
export function whoReadsReport({ status, manager }: Pick<DeclarantView, 'status' | 'manager'>): string {
  const held =
    status === 'with_manager' || status === 'returned_by_manager' || status === 'approved_by_manager'
  return held && manager
    ? `you, your line manager ${manager} and professional standards.`
    : 'you and professional standards.'
}
