/** A small repeatable generator (mulberry32), so that every fresh demo holds the same invented records. */
export function repeatable(seed: number): {
  next: () => number
  below: (limit: number) => number
  one: <T>(list: readonly T[]) => T
} {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const one = <T>(list: readonly T[]): T => {
    const item = list[below(list.length)]
    if (item === undefined) throw new Error('nothing to choose from')
    return item
  }
  return { next, below, one }
}
export type Random = ReturnType<typeof repeatable>
