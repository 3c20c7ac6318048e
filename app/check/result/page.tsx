import { redirect } from 'next/navigation'
import { questionAddress, single, walkAddress } from '#components/check/addresses.ts'
import { CheckOutcome } from '#components/check/check-outcome.tsx'
import { PolicyVersion } from '#components/guidance/policy-version.tsx'
import { lettersOf, walk } from '#lib/domain/check.ts'
import { filled } from '#lib/domain/policy/text.ts'
import { loadPolicy } from '#lib/queries/policy.ts'
import { Shell } from '#lib/web/shell.tsx'
import { fillings } from '../../guidance/fillings.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function CheckResultPage({ searchParams }: Props) {
  const check = await loadPolicy('check')
  const end = walk(filled(check.body, fillings()), single((await searchParams).a))
  if (!('result' in end)) redirect(walkAddress(end))
  const letters = lettersOf(end.answered)
  return (
    <Shell
      title="Result of the check"
      current="check"
      backLink={{ href: questionAddress(end.answered.length, letters), label: 'Back' }}
    >
      <CheckOutcome result={end.result} answered={end.answered} letters={letters} />
      <PolicyVersion policy={check} />
    </Shell>
  )
}
