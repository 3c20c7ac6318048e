import { LinkWithForm, OtherRecordForm } from '#components/links/link-with-form.tsx'
import { viewRecord } from '#lib/commands/open-record.ts'
import { parseReference } from '#lib/domain/reference.ts'
import { find, make } from '../../links/actions.ts'
import { recordHref } from '../../list.ts'
import { type Params, RecordPage, type SearchParams, type Shown } from '../record-page.tsx'

/** Links a contact of this record with one of another, because somebody knows that they are one. Both records have to be open to them. */
export default function LinkWith(props: { params: Params; searchParams: SearchParams }) {
  return (
    <RecordPage {...props} page="link-with" parts={[]}>
      {async (shown) => {
        const { other } = await props.searchParams
        const { head } = shown.view
        const parsed = typeof other === 'string' ? parseReference(other) : null
        if (!parsed?.ok) return <OtherRecordForm action={find} reference={head.reference} />
        return <Both reference={parsed.reference} shown={shown} />
      }}
    </RecordPage>
  )
}

async function Both({ reference, shown }: { reference: string; shown: Shown }) {
  const { head } = shown.view
  const opened = await viewRecord(shown.person.on('standards'), reference, [])
  const contacts = (record: typeof head) =>
    record.contacts.map(({ contactId, name }) => ({ value: contactId, label: name }))
  return (
    <LinkWithForm
      action={make}
      reference={head.reference}
      other={reference}
      own={contacts(head)}
      theirs={opened.state === 'open' ? contacts(opened.view.head) : null}
      // To whoever may not see it, it is not there; to whoever has not said why, it shows nothing.
      openHref={opened.state === 'ask' ? recordHref(reference, '', shown.list) : null}
    />
  )
}
