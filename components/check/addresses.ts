import { lettersOf, type Walk } from '#lib/domain/check.ts'

/*
 * The answers travel in the address, as the letters of the options and nothing else: they say nothing about a person, work without
 * scripts, and let "back" and "reload" do what people expect. Nothing is posted, so nothing can be kept.
 */

/** The nth question, with the answers up to there; an answer already given to it is shown as chosen. */
export function questionAddress(position: number, letters: string): string {
  return letters ? `/check/${position}?a=${letters}` : `/check/${position}`
}

/** Where a walk has come to: its next question, or its result. */
export function walkAddress(walk: Walk): string {
  const letters = lettersOf(walk.answered)
  return 'result' in walk ? `/check/result?a=${letters}` : questionAddress(walk.answered.length + 1, letters)
}

/** One value of a query; nothing where it is missing or given twice. */
export function single(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : ''
}
