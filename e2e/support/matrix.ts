import { readFileSync } from 'node:fs'
import type { RecordName } from './records.ts'

/** How somebody stands to a record, or what is wrong with their request. */
export const relations = [
  'anonymous',
  'expired',
  'wrong origin',
  'no origin',
  'declarant',
  'manager',
  'above',
  'colleague',
  'assessor',
  'other assessor',
  'decision maker',
  'named',
  'auditor',
  'policy owner',
  'administrator',
] as const
export type Relation = (typeof relations)[number]

export type Row = {
  readonly kind: 'page' | 'action'
  readonly what: string
  readonly record: RecordName | ''
  readonly expected: Readonly<Record<Relation, string>>
}

/** The rows of access-matrix.csv: each is written by hand, not derived from the code. */
export function matrix(kind: Row['kind']): readonly Row[] {
  const [head = '', ...lines] = readFileSync(new URL('../access-matrix.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  const columns = head.split(',').slice(3)
  if (columns.join() !== relations.join()) throw new Error('access-matrix.csv has other columns')
  return lines.map(rowOf).filter((row) => row.kind === kind)
}

function rowOf(line: string): Row {
  const [kind, what = '', record = '', ...cells] = line.split(',')
  if (cells.length !== relations.length || cells.includes('')) throw new Error(`a cell is missing: ${line}`)
  const expected = Object.fromEntries(relations.map((relation, at) => [relation, cells[at]]))
  return { kind, what, record, expected } as Row
}

/** Who stands in which relation to a declaration of the first person. */
const teams: Readonly<Record<string, readonly [manager: string, above: string, colleague: string]>> = {
  'amara.okafor': ['paula.reyes', 'daniel.keane', 'jonah.whitlock'],
  'paula.reyes': ['daniel.keane', 'ruth.vance', 'elif.warner'],
  'ewan.price': ['elif.warner', 'daniel.keane', 'hana.sethi'],
  'sonia.maddox': ['helen.marsh', 'owen.farrar', 'callum.reddy'],
}

const declarants: Readonly<Record<RecordName | '', string>> = {
  '': 'amara.okafor',
  with_manager: 'amara.okafor',
  returned: 'amara.okafor',
  approved: 'amara.okafor',
  end_reported: 'amara.okafor',
  stepped_aside: 'amara.okafor',
  kept: 'paula.reyes',
  direct: 'ewan.price',
  assigned: 'ewan.price',
  assessed: 'ewan.price',
  asked: 'amara.okafor',
  countersign: 'ewan.price',
  decided: 'ewan.price',
  with_conditions: 'ewan.price',
  appealed: 'ewan.price',
  restricted: 'sonia.maddox',
}

/** Who sends the request: those whose request itself is wrong are otherwise allowed to. */
export function personOf(relation: Relation, record: RecordName | ''): string | null {
  const declarant = declarants[record]
  const [manager, above, colleague] = teams[declarant] ?? ['', '', '']
  switch (relation) {
    case 'anonymous':
      return null
    case 'expired':
    case 'wrong origin':
    case 'no origin':
    case 'declarant':
      return declarant
    case 'manager':
      return manager
    case 'above':
      return above
    case 'colleague':
      return colleague
    case 'assessor':
      return 'imran.castle'
    case 'other assessor':
      return 'freya.lindqvist'
    case 'decision maker':
      return 'ngozi.adair'
    case 'named':
      return 'owen.farrar'
    case 'auditor':
      return 'catrin.bowen'
    case 'policy owner':
      return 'judith.amadi'
    case 'administrator':
      return 'yusra.haddad'
  }
}
