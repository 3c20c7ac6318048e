import { SmallForm } from '#components/declare/small-form.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { formatInstant } from '#lib/dates.ts'
import { draftHref } from '#lib/forms/declare/places.ts'
import { Shell } from '#lib/web/shell.tsx'
import { discard } from '../../actions.ts'
import { type DraftParams, openDraft } from '../open.ts'

/** Asks once before a draft is gone. */
export default async function Discard({ params }: { params: DraftParams }) {
  const view = await openDraft(params)
  const back = draftHref(view.id)
  return (
    <Shell title="Discard this draft?" current="declare" backLink={{ href: back, label: 'Your draft' }}>
      <PageHeading title="Discard this draft?" />
      <p>
        It was last saved on {formatInstant(view.updatedAt)}. Everything in it will be deleted and cannot be
        brought back. Nobody else has seen it.
      </p>
      <SmallForm action={discard} hidden={{ draft: view.id }}>
        <ButtonRow>
          <Button tone="danger">Discard the draft</Button>
          <a href={back}>Keep it</a>
        </ButtonRow>
      </SmallForm>
    </Shell>
  )
}
