import { ButtonLink, ButtonRow } from '#components/ui/button.tsx'
import { InsetText, Warning } from '#components/ui/notes.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SummaryList } from '#components/ui/summary-list.tsx'
import type { Answered } from '#lib/domain/check.ts'
import type { CheckResult, CheckResultKind } from '#lib/domain/policy.ts'
import { questionAddress } from './addresses.ts'

/** Declaring stays open after every result but those that must not be written down or cannot wait. */
const declareWords: Readonly<Partial<Record<CheckResultKind, string>>> = {
  declare: 'Start a declaration',
  not_sure: 'Declare anyway',
  no_need: 'Declare it all the same',
}

type CheckOutcomeProps = { result: CheckResult; answered: readonly Answered[]; letters: string }

/** What the check comes to, why, what to do now, and the answers it rests on. */
export function CheckOutcome({ result, answered, letters }: CheckOutcomeProps) {
  const declare = declareWords[result.kind]
  return (
    <>
      <PageHeading caption="Result of the check" title={result.title} />
      {declare ? <InsetText>{result.because}</InsetText> : <Warning>{result.because}</Warning>}
      <h2>What to do next</h2>
      <ul>
        {result.nextSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
      {declare ? (
        <ButtonRow>
          <ButtonLink href="/declare" tone={result.kind === 'no_need' ? 'quiet' : 'primary'}>
            {declare}
          </ButtonLink>
          {result.kind === 'not_sure' ? (
            <ButtonLink href="/help" tone="quiet">
              Ask somebody first
            </ButtonLink>
          ) : null}
        </ButtonRow>
      ) : null}
      <h2>Read more</h2>
      <ul>
        {result.links.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
      <h2>Your answers</h2>
      <p>They are not kept. If something was different, change it.</p>
      <SummaryList
        rows={answered.map(({ question, option }, index) => ({
          key: question.title,
          value: option.label,
          changeHref: questionAddress(index + 1, letters),
          changeHidden: `your answer to “${question.title}”`,
        }))}
      />
      <p>
        <a href="/check">Start the check again</a>
      </p>
    </>
  )
}
