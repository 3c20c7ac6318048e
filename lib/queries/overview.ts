import { now } from '#lib/clock.ts'
import { inRequest } from '#lib/db/request.ts'
import { conditionTotals, openParts, totalOf } from '#lib/db/standards-overview.ts'
import { type AgeBand, ageBands } from '#lib/domain/age.ts'
import { addDays, toDay } from '#lib/domain/days.ts'
import type { Reader } from '#lib/reader.ts'
import { loadPolicy } from './policy.ts'
import { type ConditionTotals, totalsOf } from './watched.ts'

/** What professional standards have in hand, in numbers, each of a list that the reader can open. */
export type Overview = {
  readonly units: readonly {
    readonly code: string
    readonly name: string
    readonly open: number
    readonly overdue: number
  }[]
  readonly ages: readonly { readonly band: AgeBand; readonly open: number; readonly overdue: number }[]
  readonly conditions: ConditionTotals
  readonly breached: number
  readonly appealed: number
  readonly referred: number
}

/** Units without open work are left out. */
export async function readOverview(reader: Reader): Promise<Overview> {
  const today = toDay(now())
  const { ageDays } = (await loadPolicy('overview')).body
  return inRequest('standards', reader.token, now(), async (tx) => {
    const parts = await openParts(
      tx,
      today,
      ageDays.map((days) => addDays(today, -days)),
    )
    const names = await tx.unit.findMany({ orderBy: { name: 'asc' }, select: { code: true, name: true } })
    const sums = (of: (part: (typeof parts)[number]) => boolean) => {
      const found = parts.filter(of)
      return {
        open: found.reduce((sum, part) => sum + part.open, 0),
        overdue: found.reduce((sum, part) => sum + part.overdue, 0),
      }
    }
    return {
      units: names
        .map((unit) => ({ ...unit, ...sums((part) => part.unitCode === unit.code) }))
        .filter((unit) => unit.open > 0)
        .toSorted((a, b) => b.overdue - a.overdue || b.open - a.open),
      ages: ageBands(ageDays).map((band, age) => ({ band, ...sums((part) => part.age === age) })),
      conditions: totalsOf(await conditionTotals(tx, false, today)),
      breached: await totalOf(tx, 'breached'),
      appealed: await totalOf(tx, 'appealed'),
      referred: await totalOf(tx, 'referred'),
    }
  })
}
