import { AccountRecords } from '#components/links/account-records.tsx'
import { Connected } from '#components/links/connected.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { accountConnections } from '#lib/commands/connections.ts'
import { notHere } from '#lib/web/not-here.ts'
import { pageNumber } from '../../../list.ts'
import { type Params, RecordPage, type SearchParams, type Shown } from '../../record-page.tsx'

type Props = { params: Params; searchParams: SearchParams }
type Pages = { readonly records: number; readonly connections: number }

/** An account of a record: who declared it, and what is connected with it. */
export default async function Account(props: Props) {
  const { identity = '' } = await props.params
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(identity)) notHere()
  const query = await props.searchParams
  const pages = { records: pageNumber(query.records), connections: pageNumber(query.page) }
  return (
    <RecordPage {...props} page={`accounts/${identity}`} parts={[]} title="Account">
      {(shown) => <Shows shown={shown} identity={identity} pages={pages} />}
    </RecordPage>
  )
}

async function Shows({ shown, identity, pages }: { shown: Shown; identity: string; pages: Pages }) {
  const { reference } = shown.view.head
  const found = await accountConnections(shown.person.on('standards'), reference, identity, pages)
  if (!found) notHere()
  const { account } = found
  const href = (to: Pages, end: string) => {
    const here = shown.href(`accounts/${identity}`)
    const query = new URLSearchParams({
      ...(to.records > 1 ? { records: String(to.records) } : {}),
      ...(to.connections > 1 ? { page: String(to.connections) } : {}),
    }).toString()
    return query === '' ? here : `${here}${here.includes('?') ? '&' : '?'}${query}${end}`
  }
  return (
    <>
      <PageHeading
        caption={account.platform ? `Account on ${account.platform}` : 'Account, number or link'}
        title={<Mono>{account.label}</Mono>}
      />
      <p>
        Neither those who declared it nor their line managers learn that others did. Each look at this page is
        recorded.
      </p>
      <AccountRecords account={account} href={(records) => href({ ...pages, records }, '')} />
      <Connected found={found} href={(connections) => href({ ...pages, connections }, '#connections')} />
    </>
  )
}
