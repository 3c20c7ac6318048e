import type { CheckBody, CheckQuestion } from '../policy.ts'
import { and, form, list, object, oneOf, type Shape, snakeCase, twice, words } from './shape.ts'

export const checkResultKinds = [
  'declare',
  'not_sure',
  'no_need',
  'report_wrongdoing',
  'approach_or_threat',
  'protected_work',
] as const

/** More would not be "about two minutes". */
const mostQuestions = 6

const letter = form(/^[a-z]$/, 'one letter')
const optionShape: Shape = (value, at) => {
  const ends = typeof value === 'object' && value !== null && 'result' in value
  const aim = ends ? { result: snakeCase } : { next: snakeCase }
  return object({ code: letter, label: words(160), ...aim }, { hint: words(200) })(value, at)
}
const question = object(
  { id: snakeCase, title: words(120), options: list(optionShape, 2) },
  { hint: words(300) },
)
// Only pages of the portal: a link that leaves it would carry what somebody asked about.
const link = object({ href: form(/^\/[a-z/-]*$/, 'a page of the portal'), label: words(80) })
const result = object({
  code: snakeCase,
  kind: oneOf(checkResultKinds),
  title: words(120),
  because: words(500),
  nextSteps: list(words(300), 1),
  links: list(link, 1),
})
const shape = object({ start: snakeCase, questions: list(question, 1), results: list(result, 1) })

/** A check must end, wherever one turns: no loops, no dead ends, nothing that cannot be reached, no way too long. */
export const checkBody = and<CheckBody>(shape, (check, at) => {
  const questions = new Map(check.questions.map((each) => [each.id, each]))
  const results = new Set(check.results.map(({ code }) => code))
  const aims = check.questions.flatMap(({ options }) => options)
  const nexts = aims.flatMap((option) => ('next' in option ? [option.next] : []))
  const ends = aims.flatMap((option) => ('result' in option ? [option.result] : []))
  const problems = [
    ...twice([...check.questions.map(({ id }) => id)], `${at}.questions`),
    ...twice(
      check.results.map(({ code }) => code),
      `${at}.results`,
    ),
    ...check.questions.flatMap(({ id, options }) =>
      twice(
        options.map(({ code }) => code),
        `${at}.questions: ${id}`,
      ),
    ),
    ...[check.start, ...nexts].filter((id) => !questions.has(id)).map((id) => `${at}: no question ${id}`),
    ...ends.filter((code) => !results.has(code)).map((code) => `${at}: no result ${code}`),
    ...[...results]
      .filter((code) => !ends.includes(code))
      .map((code) => `${at}: nothing leads to result ${code}`),
    ...[...questions.keys()]
      .filter((id) => id !== check.start && !nexts.includes(id))
      .map((id) => `${at}: nothing leads to question ${id}`),
  ]
  if (problems.length > 0) return problems
  return longest(check.start, questions, []) > mostQuestions
    ? [`${at}: a way through takes more than ${mostQuestions} questions, or goes in a circle`]
    : []
})

/** How many questions the longest way asks; endless where it goes in a circle. */
function longest(id: string, questions: ReadonlyMap<string, CheckQuestion>, seen: readonly string[]): number {
  if (seen.includes(id)) return Number.POSITIVE_INFINITY
  const options = questions.get(id)?.options ?? []
  const further = options.map((option) =>
    'next' in option ? longest(option.next, questions, [...seen, id]) : 0,
  )
  return 1 + Math.max(0, ...further)
}
