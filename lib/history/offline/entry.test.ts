import { expect, it } from 'vitest'
import { eventEntry } from './entries.fixture.ts'
import { readEntry } from './entry.ts'

const good = eventEntry('a', 3, { record: null }).toString()
const note = `example.org/earlier
12
AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

— example.org/earlier x08gowAA
`
const goesOn = JSON.stringify({ checkpoint: note, type: 'log_continues', v: 1 })

it('reads an event, and the beginning of a log that continues another', () => {
  expect(readEntry(Buffer.from(good), 5)).toMatchObject({ type: 'event', version: 3 })
  expect(readEntry(Buffer.from(goesOn), 0)).toMatchObject({
    checkpoint: { origin: 'example.org/earlier', size: 12 },
  })
})

it.each<[string, string, RegExp]>([
  ['nothing', '', /no JSON$/],
  ['half of it', good.slice(0, 100), /no JSON$/],
  ['a list', '[]', /no JSON object/],
  ['a space', good.replace(',', ', '), /canonical/],
  ['a newline after it', `${good}\n`, /canonical/],
  ['another order', `{"version":3,${good.slice(1, good.lastIndexOf(',"version"'))}}`, /canonical/],
  ['a member twice', good.replace('"v":1', '"v":1,"v":1'), /canonical/],
  ['a letter written as its number', good.replace('"at"', '"\\u0061t"'), /canonical/],
  ['a member more', good.replace('"v":1', '"type":"x","v":1'), /canonical|shape/],
  ['a member less', good.replace('"record":null,', ''), /shape/],
  ['another version of the format', good.replace('"v":1', '"v":2'), /shape/],
  ['version 0', good.replace('"version":3', '"version":0'), /shape/],
  ['version 3.0', good.replace('"version":3', '"version":3.0'), /canonical/],
  ['a hash in capitals', good.replace(/"head":"\w/, '"head":"A'), /shape/],
  ['a short hash', good.replace(/"head":"\w/, '"head":"'), /shape/],
  ['a day that does not exist', good.replace('2026-01-05', '2026-02-30'), /no time/],
  ['a month that does not exist', good.replace('2026-01-05', '2026-13-05'), /shape/],
  ['an object within', good.replace('"record":null', '"record":{}'), /shape/],
  ['a continuation further on', goesOn, /only the first/],
  ['a continuation of nothing', goesOn.replace('12', 'x'), /size|shape|canonical/],
])('refuses %s', (_what, text, why) => {
  expect(() => readEntry(Buffer.from(text), _what === 'a continuation of nothing' ? 0 : 7)).toThrow(why)
})

it('refuses what is no UTF-8, and what would be another text without its mark', () => {
  expect(() => readEntry(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(goesOn)]), 0)).toThrow(
    /JSON/,
  )
  expect(() => readEntry(Buffer.from([0x22, 0xff, 0x22]), 0)).toThrow(/JSON/)
})

it('refuses depth without falling', () => {
  const deep = '['.repeat(32_000) + ']'.repeat(32_000)
  expect(() => readEntry(Buffer.from(deep), 0)).toThrow(/no JSON object/)
  expect(() => readEntry(Buffer.from(`{"a":${deep}}`), 0)).toThrow(/shape/)
  expect(() => readEntry(Buffer.from('{"a":'.repeat(13_000)), 0)).toThrow(/no JSON$/)
})
