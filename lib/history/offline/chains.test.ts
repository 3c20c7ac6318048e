import { expect, it } from 'vitest'
import { ChainPass } from './chains.ts'
import { eventEntries, eventEntry } from './entries.fixture.ts'
import { readEntry } from './entry.ts'

/** All passes over these entries, with memory for so many chains. */
function check(entries: readonly Buffer[], most = 1000) {
  const found: string[] = []
  let [chains, passes, total] = [0, 0, 0]
  for (let from: string | null = ''; from !== null; ) {
    const pass = new ChainPass(most, from)
    entries.forEach((bytes, index) => {
      pass.add(index, readEntry(bytes, index))
    })
    const ended = pass.end(entries.length)
    found.push(...ended.findings.map(({ what, where }) => `${where}: ${what}`))
    chains += ended.chains
    total += ended.total
    passes += 1
    from = ended.next
  }
  return { found: found.toSorted(), chains, passes, total }
}

it.each<[string, Buffer[], string[]]>([
  ['a gap', [eventEntry('a', 1), eventEntry('a', 3)], ['1: version 3 comes after version 1']],
  ['a version twice', [eventEntry('a', 1), eventEntry('a', 1)], ['1: version 1 comes after version 1']],
  [
    'a version in between, and nothing of those after it',
    [eventEntry('a', 1), eventEntry('a', 2), eventEntry('a', 2), eventEntry('a', 3)],
    ['2: version 2 comes after version 2'],
  ],
  [
    'an old version again, and nothing of those after it',
    [eventEntry('a', 1), eventEntry('a', 2), eventEntry('a', 1), eventEntry('a', 3)],
    ['2: version 1 comes after version 2'],
  ],
  [
    'the wrong order',
    [eventEntry('a', 2), eventEntry('a', 1)],
    ['0: version 2 comes without the versions before it', '1: version 1 comes after version 2'],
  ],
  [
    'another predecessor',
    [eventEntry('a', 1), eventEntry('a', 2, { previous: '0'.repeat(64) }), eventEntry('a', 3)],
    ['1: it does not follow from the version before'],
  ],
  [
    'no predecessor',
    [eventEntry('a', 1), eventEntry('a', 2, { previous: null })],
    ['1: it does not follow from the version before'],
  ],
  [
    'a predecessor of the first',
    [eventEntry('a', 1, { previous: '0'.repeat(64) })],
    ['0: the first version alone follows none'],
  ],
  [
    'a commitment changed: the next does not follow',
    [eventEntry('a', 1, { commitment: 'f'.repeat(64) }), eventEntry('a', 2)],
    ['1: it does not follow from the version before'],
  ],
])('finds %s', (_what, entries, expected) => {
  expect(check(entries).found).toEqual(expected)
})

it('finds the same with memory for few chains as for all, in more passes', () => {
  const entries = [...eventEntries(2000, 200)]
  for (const at of [1999, 1000, 700, 650, 201, 3]) entries.splice(at, 1)
  const all = check(entries)
  expect(all.passes).toBe(1)
  expect(all.total).toBeGreaterThanOrEqual(5)
  expect(all.chains).toBe(200)
  for (const most of [1, 2, 7, 50, 199]) {
    const { passes, ...same } = check(entries, most)
    expect(passes).toBeGreaterThanOrEqual(200 / most)
    expect(passes).toBeLessThanOrEqual(2 * (200 / most) + 1)
    expect({ ...same, passes: 1 }).toEqual(all)
  }
  expect(check(entries, 200).passes).toBe(1)
})
