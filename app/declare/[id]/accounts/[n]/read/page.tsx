import { redirect } from 'next/navigation'
import { called } from '#components/declare/called.ts'
import { ReadingForm } from '#components/declare/reading-form.tsx'
import { partOf } from '#lib/domain/draft.ts'
import { accountRows } from '#lib/domain/draft-answers.ts'
import { formHref, hrefAfter } from '#lib/forms/declare/places.ts'
import { readAccount } from '#lib/forms/declare/read-account.ts'
import { Shell } from '#lib/web/shell.tsx'
import { saveReadings } from '../../../../actions.ts'
import { formProps } from '../../../form-props.tsx'
import { type ContactParams, isFromCheck, openContact, type Query } from '../../../open.ts'

/** How the accounts were read, to be agreed with or put right. */
export default async function Readings({
  params,
  searchParams,
}: {
  params: ContactParams
  searchParams: Query
}) {
  const { view, contact } = await openContact(params)
  const fromCheck = await isFromCheck(searchParams)
  const rows = accountRows(partOf(view.draft, 'accounts', contact).values).filter(({ right }) => !right)
  if (rows.length === 0) redirect(hrefAfter(view.id, view.draft, 'accounts', contact, fromCheck))
  const props = formProps(view, {
    form: 'accounts',
    contact,
    action: saveReadings,
    title: 'Check how we read this',
    caption: <bdi>{called(view.draft, contact)}</bdi>,
    intro: <p>Nothing was looked up. We keep what you typed as you typed it, whatever you answer here.</p>,
    fromCheck,
  })
  const accounts = rows.map(({ row, raw, platform }) => ({
    row,
    raw,
    platform,
    readAs: readAccount(raw, platform).readAs,
  }))
  return (
    <Shell
      current="declare"
      backLink={{ href: formHref(view.id, 'accounts', contact, fromCheck), label: 'Accounts and groups' }}
    >
      <ReadingForm {...props} heldAt={null} accounts={accounts} />
    </Shell>
  )
}
