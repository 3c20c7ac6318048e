import { Bar } from '#components/ui/bar.tsx'
import { Counted } from '#components/ui/counted.tsx'
import { type Column, Table } from '#components/ui/table.tsx'

export type OpenRow = {
  readonly key: string
  readonly label: string
  readonly open: number
  readonly overdue: number
  readonly openHref: string
  readonly overdueHref: string
}

/** Open work in rows of one kind, how much of each is overdue, and both drawn. */
export function OpenTable({
  caption,
  header,
  rows,
}: {
  caption: string
  header: string
  rows: readonly OpenRow[]
}) {
  const most = Math.max(0, ...rows.map((row) => row.open))
  const columns: readonly Column<OpenRow>[] = [
    { header, cell: (row) => row.label },
    {
      header: 'Open',
      numeric: true,
      cell: (row) => <Counted count={row.open} href={row.openHref} of={`open, ${row.label}`} />,
    },
    {
      header: 'Of which overdue',
      numeric: true,
      cell: (row) => <Counted count={row.overdue} href={row.overdueHref} of={`overdue, ${row.label}`} />,
    },
    {
      header: 'Drawn',
      cell: (row) => (
        <Bar of={row.open} part={row.overdue} most={most} label={`${row.overdue} of ${row.open} overdue`} />
      ),
    },
  ]
  return <Table caption={caption} columns={columns} rows={rows} rowKey={(row) => row.key} />
}

export type CountRow = { readonly label: string; readonly count: number; readonly href: string }

/** Numbers of one kind of thing, each a link to its list; drawn where they are parts of one whole. */
export function CountTable({
  caption,
  header,
  rows,
  drawn = false,
}: {
  caption: string
  header: string
  rows: readonly CountRow[]
  drawn?: boolean
}) {
  const whole = rows.reduce((sum, row) => sum + row.count, 0)
  const columns: readonly Column<CountRow>[] = [
    { header, cell: (row) => row.label },
    {
      header: 'Number',
      numeric: true,
      cell: (row) => <Counted count={row.count} href={row.href} of={row.label} />,
    },
    ...(drawn
      ? [
          {
            header: 'Drawn',
            cell: (row: CountRow) => (
              <Bar of={whole} part={row.count} most={whole} label={`${row.count} of ${whole}`} />
            ),
          },
        ]
      : []),
  ]
  return <Table caption={caption} columns={columns} rows={rows} rowKey={(row) => row.label} />
}
