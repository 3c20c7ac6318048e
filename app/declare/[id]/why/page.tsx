import { WhyForm } from '#components/declare/why-form.tsx'
import { Shell } from '#lib/web/shell.tsx'
import { saveWhy } from '../../actions.ts'
import { backFrom, formProps } from '../form-props.tsx'
import { type DraftParams, isFromCheck, openDraft, type Query } from '../open.ts'

/** Why it may matter. A suspended category is not offered. */
export default async function Why({ params, searchParams }: { params: DraftParams; searchParams: Query }) {
  const view = await openDraft(params)
  const fromCheck = await isFromCheck(searchParams)
  const { categories, limbs, concern, source } = view.why
  const { body } = view.policy
  const props = formProps(view, {
    form: 'why',
    contact: null,
    action: saveWhy,
    title: 'Why it may matter',
    fromCheck,
  })
  const offered = body.categories
    .filter(({ suspended }) => !suspended)
    .map(({ code, label, plain, examples, notice }) => ({
      code,
      label,
      plain,
      examples,
      ...(notice ? { notice } : {}),
    }))
  return (
    <Shell current="declare" backLink={backFrom(view.id, fromCheck)}>
      <WhyForm
        {...props}
        categories={offered}
        limbs={body.limbs}
        why={{ categories, limbs, concern, source }}
      />
    </Shell>
  )
}
