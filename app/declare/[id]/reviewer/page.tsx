import { ReviewerForm } from '#components/declare/reviewer-form.tsx'
import { RouteWords } from '#components/declare/route-words.tsx'
import { WhoSees } from '#components/ui/notes.tsx'
import { toldIn } from '#lib/domain/draft-answers.ts'
import { readersOf, whoSees } from '#lib/domain/who-sees.ts'
import { Shell } from '#lib/web/shell.tsx'
import { saveReviewer } from '../../actions.ts'
import { backFrom, formProps } from '../form-props.tsx'
import { type DraftParams, isFromCheck, openDraft, type Query } from '../open.ts'

/** The way that follows from the categories, and whether the line manager should not see it. */
export default async function Reviewer({
  params,
  searchParams,
}: {
  params: DraftParams
  searchParams: Query
}) {
  const view = await openDraft(params)
  const fromCheck = await isFromCheck(searchParams)
  const { route, withhold } = view.why
  const unkept = readersOf(view.rules.sight, { ...toldIn(view.draft), keepFromManager: false })
  const props = formProps(view, {
    form: 'reviewer',
    contact: null,
    action: saveReviewer,
    title: 'Who reviews it',
    intro: <RouteWords readers={view.readers} routes={view.policy.body.routes} />,
    fromCheck,
  })
  return (
    <Shell current="declare" backLink={backFrom(view.id, fromCheck)}>
      <ReviewerForm
        {...props}
        manager={unkept.manager?.fullName ?? null}
        reasonSeen={<WhoSees>{whoSees(view.readers, 'reason')}</WhoSees>}
        why={{ route, withhold }}
      />
    </Shell>
  )
}
