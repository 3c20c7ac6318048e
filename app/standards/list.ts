import type { Status } from '#lib/domain/declaration.ts'
import { type DuePart, dueParts } from '#lib/domain/due.ts'
import { type QueueList, type QueueView, queueViews } from '#lib/queries/standards-queue.ts'
import { reviewStatuses } from '#lib/wording.ts'

type Params = Readonly<Record<string, string | readonly string[] | undefined>>

export const firstList: QueueList = {
  view: 'mine',
  unit: '',
  category: '',
  status: '',
  due: '',
  age: '',
  page: 1,
}

/** The list an address asks for; whatever is not a known code counts as not asked. */
export function readList(params: Params): QueueList {
  const one = (name: string) => {
    const value = params[name]
    return typeof value === 'string' ? value : ''
  }
  const code = (name: string) => (/^[\w-]{1,60}$/.test(one(name)) ? one(name) : '')
  const view = one('view') as QueueView
  const status = one('status') as Status
  const due = one('due') as DuePart
  return {
    view: queueViews.includes(view) ? view : firstList.view,
    unit: code('unit'),
    category: code('category'),
    status: Object.hasOwn(reviewStatuses, status) ? status : '',
    due: dueParts.includes(due) ? due : '',
    age: /^\d$/.test(one('age')) ? one('age') : '',
    page: pageNumber(one('page')),
  }
}

/** The page an address asks for; the first one for whatever is no number. */
export function pageNumber(text: Params[string]): number {
  return typeof text === 'string' && /^[1-9]\d{0,2}$/.test(text) ? Number(text) : 1
}

/** A list as the end of an address, `view=mine&unit=NB`; nothing for the first one. */
export function listQuery(list: QueueList): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(list))
    if (value !== '' && value !== firstList[name as keyof QueueList]) query.set(name, String(value))
  return query.toString()
}

/** A list as it is carried through a record, read back with the same care. */
export function carriedList(carried: string | readonly string[] | undefined): QueueList {
  return readList(
    Object.fromEntries(new URLSearchParams(typeof carried === 'string' ? carried.slice(0, 300) : '')),
  )
}

export function listHref(list: QueueList): string {
  const query = listQuery(list)
  return query === '' ? '/standards' : `/standards?${query}`
}

/** A page of a record, with the list its reader came from. */
export function recordHref(
  reference: string,
  page: string,
  list: QueueList,
  more: Record<string, string> = {},
): string {
  const carried = listQuery(list)
  const query = new URLSearchParams({ ...more, ...(carried === '' ? {} : { list: carried }) }).toString()
  return `/standards/${reference}${page === '' ? '' : `/${page}`}${query === '' ? '' : `?${query}`}`
}
