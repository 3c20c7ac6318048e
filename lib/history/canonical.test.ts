import { expect, it } from 'vitest'
import { canonicalJson } from './canonical.ts'

it('writes numbers, strings and literals as the example of RFC 8785, section 3.2.2', () => {
  const value = {
    numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 1e-27],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  }
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

it('orders members by UTF-16 code units, as the example of section 3.2.3', () => {
  const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
  expect(Object.values(JSON.parse(canonicalJson(value)) as object).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7])
  const order = [...canonicalJson(value).matchAll(/:(\d)/g)].map((match) => Number(match[1]))
  expect(order).toEqual([2, 4, 6, 7, 1, 5, 3])
})

it('refuses what JSON cannot carry', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, () => 1, Symbol('x')])
    expect(() => canonicalJson(value)).toThrow(TypeError)
})
