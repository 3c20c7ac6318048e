import { AccountsForm } from '#components/declare/accounts-form.tsx'
import { called } from '#components/declare/called.ts'
import { Shell } from '#lib/web/shell.tsx'
import { saveAccounts } from '../../../actions.ts'
import { backFrom, formProps } from '../../form-props.tsx'
import { type ContactParams, isFromCheck, openContact, type Query } from '../../open.ts'

/** The accounts, numbers and links of one contact. */
export default async function Accounts({
  params,
  searchParams,
}: {
  params: ContactParams
  searchParams: Query
}) {
  const { view, contact } = await openContact(params)
  const fromCheck = await isFromCheck(searchParams)
  const props = formProps(view, {
    form: 'accounts',
    contact,
    action: saveAccounts,
    title: 'Accounts and groups',
    caption: <bdi>{called(view.draft, contact)}</bdi>,
    fromCheck,
  })
  return (
    <Shell current="declare" backLink={backFrom(view.id, fromCheck)}>
      <AccountsForm {...props} why={view.why.identities} />
    </Shell>
  )
}
