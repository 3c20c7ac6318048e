import { SummaryList } from '#components/ui/summary-list.tsx'
import { formatDay, formatInstant } from '#lib/dates.ts'
import type { SearchPage } from '#lib/queries/search.ts'

type SearchedProps = {
  view: Pick<SearchPage, 'at' | 'reason' | 'criteria'>
  words: {
    readonly unit: string
    readonly category: string
    readonly status: string
    readonly risk: string
    readonly outcome: string
    readonly platform: string
  }
}

const kinds: Readonly<Record<string, string>> = {
  reference: 'as a reference',
  staff_number: 'as a staff number',
  name: 'as a name',
  handle: 'as a handle',
  url: 'as a web address',
  phone: 'as a phone number',
  email: 'as an e-mail address',
  group: 'as a group',
  words: 'as words in the text',
}

/** What was searched for, with the reason; only the searcher ever opens this page. */
export function Searched({ view, words }: SearchedProps) {
  const { criteria } = view
  const rows = [
    {
      key: 'Searched for',
      value: criteria.term && [criteria.term, kinds[criteria.kind]].filter(Boolean).join(', '),
    },
    { key: 'Name', value: criteria.name },
    { key: 'Account or number', value: criteria.handle },
    { key: 'Platform', value: words.platform },
    { key: 'Unit', value: words.unit },
    { key: 'Category', value: words.category },
    { key: 'Status', value: words.status },
    { key: 'Risk', value: words.risk },
    { key: 'Outcome', value: words.outcome },
    { key: 'Sent on or after', value: criteria.from && formatDay(criteria.from) },
    { key: 'Sent on or before', value: criteria.until && formatDay(criteria.until) },
    { key: 'Reason for access', value: view.reason },
    { key: 'When', value: formatInstant(view.at) },
  ]
  return (
    <SummaryList
      rows={rows
        .filter((row) => row.value !== '')
        .map((row) => ({
          ...row,
          value: <bdi className="whitespace-pre-line break-words">{row.value}</bdi>,
        }))}
    />
  )
}
