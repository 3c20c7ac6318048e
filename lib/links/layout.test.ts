import { describe, expect, it } from 'vitest'
import { fitted } from './label.ts'
import { type Layout, layOut } from './layout.ts'

const sizes = [1, 2, 12, 30, 60, 150]

/** A tree with three branches at each, and a few lines across. */
function drawing(many: number) {
  const boxes = Array.from({ length: many }, (_, at) => {
    return { id: `n${at}`, width: at % 4 === 3 ? 92 : 150 + (at % 3) * 20, height: at % 4 === 3 ? 28 : 50 }
  })
  const lines = boxes.slice(1).map(({ id }, at) => [`n${Math.floor(at / 3)}`, id] as const)
  const across = boxes.slice(5).filter((_, at) => at % 7 === 0)
  return { boxes, lines: [...lines, ...across.map(({ id }, at) => [`n${at}`, id] as const)] }
}

function overlaps({ boxes }: Layout): string[] {
  const all = [...boxes.values()]
  return all.flatMap((a, at) =>
    all
      .slice(at + 1)
      .filter(
        (b) =>
          Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2,
      )
      .map((b) => `${a.id} ${b.id}`),
  )
}

describe('the layout', () => {
  it.each(sizes)('of %i boxes: whole numbers, inside the frame, none on another, twice the same', (many) => {
    const { boxes, lines } = drawing(many)
    const layout = layOut(boxes, lines)
    expect(layOut(boxes, lines)).toEqual(layout)
    expect(overlaps(layout)).toEqual([])
    for (const { x, y, width, height } of layout.boxes.values()) {
      expect([x, y].every(Number.isInteger)).toBe(true)
      expect(x - width / 2).toBeGreaterThanOrEqual(0)
      expect(y - height / 2).toBeGreaterThanOrEqual(0)
      expect(x + width / 2).toBeLessThanOrEqual(layout.width)
      expect(y + height / 2).toBeLessThanOrEqual(layout.height)
    }
  })

  it('takes a page no time that anybody would notice', () => {
    const medians = [30, 60, 68, 150].map((many) => {
      const { boxes, lines } = drawing(many)
      const times = Array.from({ length: 9 }, () => {
        const began = process.cpuUsage()
        layOut(boxes, lines)
        const { user, system } = process.cpuUsage(began)
        return (user + system) / 1_000
      })
      return { many, ms: times.toSorted((a, b) => a - b)[4] ?? 0 }
    })
    process.stdout.write(
      `layout, median of 9, processor time: ${medians.map(({ many, ms }) => `${many} boxes ${ms.toFixed(1)} ms`).join(', ')}\n`,
    )
    // Of the processor, so that a busy machine does not count; still far above what it takes.
    expect(medians[1]?.ms).toBeLessThan(400)
  })

  it('places what no line leads to, and does without what is not there', () => {
    const layout = layOut(
      [
        { id: 'a', width: 10, height: 10 },
        { id: 'b', width: 10, height: 10 },
      ],
      [['a', 'gone']],
    )
    expect(layout.boxes.size).toBe(2)
    expect(layOut([], [])).toEqual({ width: 0, height: 0, boxes: new Map() })
  })
})

describe('a label', () => {
  it('is cut between whole characters, and never wider than its box', () => {
    expect(fitted('moth_lantern', 200)).toMatchObject({ text: 'moth_lantern', cut: false })
    for (const text of [
      'W'.repeat(60),
      '漢'.repeat(40),
      '👨‍👩‍👧‍👦'.repeat(20),
      'محمد '.repeat(20),
      'é'.repeat(50),
    ]) {
      const { text: shown, width, cut } = fitted(text, 168)
      expect(width).toBeLessThanOrEqual(168)
      expect(cut).toBe(true)
      expect(shown.endsWith('…')).toBe(true)
      expect(shown).not.toMatch(/\p{Surrogate}/u)
    }
  })

  it('does not turn the writing around', () => {
    expect(fitted('a\u202eb\u0000c', 200).text).toBe('a b c')
  })
})
