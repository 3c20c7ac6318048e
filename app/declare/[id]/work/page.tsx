import { WorkForm } from '#components/declare/work-form.tsx'
import { WhoSees } from '#components/ui/notes.tsx'
import { whoSees } from '#lib/domain/who-sees.ts'
import { Shell } from '#lib/web/shell.tsx'
import { saveWork } from '../../actions.ts'
import { backFrom, formProps } from '../form-props.tsx'
import { type DraftParams, isFromCheck, openDraft, type Query } from '../open.ts'

/** The declarant's work, and the warning not to look anybody up. */
export default async function Work({ params, searchParams }: { params: DraftParams; searchParams: Query }) {
  const view = await openDraft(params)
  const fromCheck = await isFromCheck(searchParams)
  const { work, access, lookup } = view.why
  const props = formProps(view, {
    form: 'work',
    contact: null,
    action: saveWork,
    title: 'Your work',
    seenAbout: 'The rest of this page:',
    fromCheck,
  })
  return (
    <Shell current="declare" backLink={backFrom(view.id, fromCheck)}>
      <WorkForm
        {...props}
        warning={view.policy.body.warnings.lookup}
        lookupSeen={<WhoSees>This answer: {whoSees(view.readers, 'lookup')}</WhoSees>}
        why={{ work, access, lookup }}
      />
    </Shell>
  )
}
