import type { Seal } from '#lib/queries/log.ts'

const number = new Intl.NumberFormat('en-GB')

/** "12,345" */
export function formatCount(count: number): string {
  return number.format(count)
}

/** What a seal says: "Sealed as entry 12,345, witnessed by 2". */
export function sealWords(seal: Seal | null): string {
  if (!seal) return 'Being sealed'
  const log = seal.log > 1 ? ` of log ${seal.log}` : ''
  const witnessed = seal.witnesses > 0 ? `, witnessed by ${seal.witnesses}` : ''
  return `Sealed as entry ${formatCount(seal.entry)}${log}${witnessed}`
}
