import { redirect } from 'next/navigation'
import { questionAddress, single, walkAddress } from '#components/check/addresses.ts'
import { QuestionForm } from '#components/check/question-form.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { ErrorTitle } from '#components/ui/error-title.tsx'
import { walk } from '#lib/domain/check.ts'
import { filled } from '#lib/domain/policy/text.ts'
import { loadPolicy } from '#lib/queries/policy.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { fillings } from '../../guidance/fillings.ts'

type Props = {
  params: Promise<{ question: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** One question. An answer comes back to this address and leads on from here; the address of the next page is the clean one. */
export default async function CheckQuestionPage({ params, searchParams }: Props) {
  const { question } = await params
  if (!/^[1-9]$/.test(question)) notHere()
  const position = Number(question)
  const query = await searchParams
  const { body } = await loadPolicy('check')
  const letters = single(query.a)
  const before = letters.slice(0, position - 1)
  const here = walk(body, before)
  // Fewer or other answers than this question needs: an old address, or a check that has changed since.
  if ('result' in here || here.answered.length !== position - 1) redirect(walkAddress(here))

  const answer = single(query.answer)
  const there = walk(body, before + answer.slice(0, 1))
  if (answer.length === 1 && there.answered.length === position) redirect(walkAddress(there))

  const errors = query.asked === 'yes' ? { answer: ['Choose an answer. “I am not sure” is one'] } : undefined
  const back =
    position === 1 ? { href: '/check' } : { href: questionAddress(position - 1, before), label: 'Back' }
  return (
    <Shell current="check" backLink={back}>
      <ErrorTitle title={`Question ${position}: Do I need to declare?`} errors={errors} />
      <ErrorSummary errors={errors} />
      <p className="caption">Do I need to declare? Question {position}</p>
      <QuestionForm
        question={filled(here.question, fillings())}
        position={position}
        before={before}
        chosen={letters.charAt(position - 1)}
        errors={errors}
      />
    </Shell>
  )
}
