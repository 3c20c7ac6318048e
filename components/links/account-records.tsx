import { Mono, Reference } from '#components/ui/mono.tsx'
import { Pagination } from '#components/ui/navigation.tsx'
import { Table } from '#components/ui/table.tsx'
import { formatDay } from '#lib/dates.ts'
import { toDay } from '#lib/domain/days.ts'
import { formatVague } from '#lib/domain/vague-day.ts'
import type { AccountView, RecordWithAccount } from '#lib/queries/account.ts'
import { mostCounted } from '#lib/queries/connections.ts'
import { recordsWord } from './picture-words.ts'

/** Every record with an account: by whom it was declared, since when, and as it was typed. */
export function AccountRecords({ account, href }: { account: AccountView; href: (page: number) => string }) {
  const { total, page, pages, records } = account
  const place = pages > 1 ? `, page ${page} of ${pages}` : ''
  return (
    <>
      <Table<RecordWithAccount>
        caption={`Declared in ${recordsWord(total, mostCounted)} ${total === 1 ? 'record' : 'records'}, newest first${place}`}
        rows={records}
        rowKey={({ reference }) => reference}
        columns={[
          {
            header: 'Record',
            whole: true,
            cell: ({ reference }) => (
              <a href={`/standards/${reference}`}>
                <Reference>{reference}</Reference>
              </a>
            ),
          },
          { header: 'Declared by', cell: ({ declarant }) => <bdi>{declarant}</bdi> },
          { header: 'Sent', cell: ({ sentAt }) => formatDay(toDay(sentAt)) },
          { header: 'Of', cell: (record) => each(record, ({ name }) => <bdi>{name}</bdi>) },
          {
            header: 'Known since',
            cell: (record) =>
              each(record, ({ since }) => (since === null ? 'Not known' : formatVague(since))),
          },
          {
            header: 'As typed',
            cell: (record) => each(record, ({ typed }) => typed.map((raw) => <Line key={raw} raw={raw} />)),
          },
        ]}
      />
      <Pagination page={page} pages={pages} href={href} label="Pages of the records" />
    </>
  )
}

function Line({ raw }: { raw: string }) {
  return (
    <span className="block">
      <Mono>{raw}</Mono>
    </span>
  )
}

function each(
  { contacts }: RecordWithAccount,
  show: (contact: RecordWithAccount['contacts'][number]) => React.ReactNode,
) {
  return contacts.map((contact, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: contacts have no other name here, and do not move
    <span key={at} className="block">
      {show(contact)}
    </span>
  ))
}
