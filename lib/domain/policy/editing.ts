import type { HolidaysBody, PolicyKind } from '../policy.ts'
import { bodyFrom, fieldsOf, type PolicyField } from './sample.ts'

/** How a document is laid out in boxes where its own form is not one that somebody would fill in. */
type Layout = {
  readonly laidOut: (body: unknown) => unknown
  readonly back: (form: unknown) => unknown
  readonly spareRows: number
}

type Holiday = { readonly date?: string; readonly name?: string }

// A year has eight bank holidays in England and Wales, and now and then one more.
const holidays: Layout = {
  laidOut: (body) => {
    const { from, until, days, names } = body as HolidaysBody
    return { from, until, days: days.map((date) => ({ date, name: names[date] ?? '' })) }
  },
  back: (form) => {
    const { days = [], ...years } = form as { days?: readonly Holiday[] }
    const rows = days.toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1))
    const names = rows.flatMap(({ date, name }) => (date && name ? [[date, name]] : []))
    return { ...years, days: rows.map(({ date }) => date ?? ''), names: Object.fromEntries(names) }
  },
  spareRows: 10,
}

const plain: Layout = { laidOut: (body) => body, back: (form) => form, spareRows: 2 }

function layoutOf(kind: PolicyKind): Layout {
  return kind === 'holidays' ? holidays : plain
}

/** More boxes than this are no page that somebody can edit; such a document is loaded from a file. */
const mostBoxes = 350

/** The boxes in which a document is edited; null where there are too many. */
export function boxesOf(kind: PolicyKind, body: unknown): readonly PolicyField[] | null {
  const { laidOut, spareRows } = layoutOf(kind)
  const boxes = fieldsOf(laidOut(body), spareRows)
  return boxes.length > mostBoxes ? null : boxes
}

/** The document that the boxes say, which were drawn from `before`. */
export function documentFrom(
  kind: PolicyKind,
  before: unknown,
  boxes: Readonly<Record<string, unknown>>,
): unknown {
  const { laidOut, back, spareRows } = layoutOf(kind)
  return back(bodyFrom(laidOut(before), boxes, spareRows))
}
