import type { CheckBody, CheckOption, CheckQuestion, CheckResult } from './policy.ts'

/** A question that was asked and the answer given. */
export type Answered = { readonly question: CheckQuestion; readonly option: CheckOption }

/** Where a string of answers leads. `answered` is the way there, to be read back and changed. */
export type Walk = { readonly answered: readonly Answered[] } & (
  | { readonly question: CheckQuestion }
  | { readonly result: CheckResult }
)

/**
 * Walks through the check by the letters of the answers given. Pure and total: letters that answer nothing, or that come after the end,
 * are left aside, so an old or mistyped address leads to the first question it does not answer.
 */
export function walk(check: CheckBody, answers: string): Walk {
  const answered: Answered[] = []
  let question = questionOf(check, check.start)
  for (const letter of answers) {
    const option = question.options.find(({ code }) => code === letter)
    if (!option) break
    answered.push({ question, option })
    if ('result' in option) return { answered, result: resultOf(check, option.result) }
    question = questionOf(check, option.next)
  }
  return { answered, question }
}

/** The letters of a walk, as they stand in an address. */
export function lettersOf(answered: readonly Answered[]): string {
  return answered.map(({ option }) => option.code).join('')
}

// A published check has been judged whole; one that is not is a fault of the installation.
function questionOf(check: CheckBody, id: string): CheckQuestion {
  const question = check.questions.find((each) => each.id === id)
  if (!question) throw new Error(`check: no question ${id}`)
  return question
}

function resultOf(check: CheckBody, code: string): CheckResult {
  const result = check.results.find((each) => each.code === code)
  if (!result) throw new Error(`check: no result ${code}`)
  return result
}
