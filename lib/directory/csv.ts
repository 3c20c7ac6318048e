/** One record of a file, with the line on which it begins. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] }

/**
 * Reads comma-separated values (RFC 4180): quoted cells may hold commas, quotes twice and line breaks. Lines may end in CR LF. Answers the
 * line of a quotation that is never closed, instead of taking the rest of the file for one cell.
 */
export function readCsv(text: string): {
  readonly rows: readonly CsvRow[]
  readonly unclosed: number | null
} {
  const rows: CsvRow[] = []
  let cells: string[] = []
  let cell = ''
  let line = 1
  let began = 1
  let quoted: number | null = null
  const endRow = () => {
    cells.push(cell)
    if (cells.length > 1 || cell !== '') rows.push({ line: began, cells })
    cells = []
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (sign === '\n') line += 1
    if (quoted !== null) {
      if (sign !== '"') cell += sign
      else if (text.charAt(at + 1) === '"') {
        cell += '"'
        at += 1
      } else quoted = null
    } else if (sign === '"' && cell === '') quoted = line
    else if (sign === ',') {
      cells.push(cell)
      cell = ''
    } else if (sign === '\n') {
      endRow()
      began = line
    } else if (sign !== '\r' || text.charAt(at + 1) !== '\n') cell += sign
  }
  if (quoted === null) endRow()
  return { rows, unclosed: quoted }
}
