import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identityKinds, shownForm } from '#lib/domain/identities/identity.ts'
import { platforms } from '#lib/domain/identities/platforms.ts'
import { hintAgain } from '#lib/domain/identities/read.ts'
import { lookAlikeKey, searchKey } from '#lib/domain/identities/search-key.ts'
import { parseIdentity } from './parse.ts'

const naughty = createRequire(import.meta.url)('big-list-of-naughty-strings/blns.json') as readonly string[]
const codes = platforms.map(({ code }) => code)
const hints = fc.option(fc.constantFrom(...codes), { nil: null })

// What identities are made of, thrown together: finds more than random characters do.
const pieces = fc.constantFrom(
  ...'@ # / : . - _ ( ) < > " “ ” % ? & = + , u/ r/ on in via name kev K3v.B_9 discord insta: snapchat X x.com t.me/ https:// www. m. facebook.com/groups/ chat.whatsapp.com/ wa.me/ tg://resolve?domain= joinchat/ 07700 900123 +44 (0) ٠٧٧٠٠ @mastodon.social @example.org example.com %25 %40 %2F # ?id= #1234 xn--80ak6aa92e.com'.split(
    ' ',
  ),
  ' ',
  '\u200b',
  '\u202e',
  'Ｋｅｖ',
  'ﬁ',
  'İ',
  'Σ',
  '\ud800',
  '👩‍👩‍👧',
)
const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.webUrl({ withQueryParameters: true, withFragments: true }) },
  { weight: 1, arbitrary: fc.emailAddress() },
)

function expectStable(raw: string, hint: (typeof codes)[number] | null) {
  const read = parseIdentity(raw, { platform: hint })
  expect(identityKinds).toContain(read.kind)
  expect(read.raw).toBe(raw.replaceAll('\0', ''))
  const again = parseIdentity(shownForm(read), { platform: hintAgain(read, hint) })
  expect({ kind: again.kind, platform: again.platform, handle: again.handle, value: again.value }).toEqual({
    kind: read.kind,
    platform: read.platform,
    handle: read.handle,
    value: read.value,
  })
}

describe('reading an identity', { timeout: 30_000 }, () => {
  it('is total, and reads what it shows as it read it', () => {
    fc.assert(fc.property(anyText, hints, expectStable), { numRuns: 1500 })
  })
  it.each(naughty.map((text, at) => [at, text] as const))('naughty string %i', (_, text) => {
    expectStable(text, null)
    expectStable(text, 'facebook')
  })
  it.each([
    ['a word', 'a'.repeat(100_000)],
    ['dots', '.'.repeat(100_000)],
    ['digits', '0'.repeat(100_000)],
    ['white space', ' '.repeat(100_000)],
    ['percent signs', `https://x.com/${'%25'.repeat(30_000)}`],
    ['slashes', `https://example.org/${'/'.repeat(100_000)}`],
    ['brackets', '(['.repeat(50_000)],
    ['quotes', '"“'.repeat(50_000)],
    ['platforms', 'on discord '.repeat(10_000)],
    ['marks', '@kev '.repeat(20_000)],
    ['numbers', '+44 7700 900123 '.repeat(7000)],
    ['surrogates', '\ud800'.repeat(100_000)],
    ['joined emoji', '👩‍👩‍👧'.repeat(12_000)],
    ['accents', `e${'\u0301'.repeat(100_000)}`],
  ])('a paste of 100,000 characters takes under 50 ms: %s', (_, text) => {
    // The best of five: what is measured is the reading, not who else is busy on the machine.
    const times = Array.from({ length: 5 }, () => {
      const started = performance.now()
      parseIdentity(text)
      return performance.now() - started
    })
    expect(Math.min(...times)).toBeLessThan(50)
  })
})

describe('keys', { timeout: 30_000 }, () => {
  it.each([
    ['search', searchKey],
    ['look-alike', lookAlikeKey],
  ] as const)('the %s key is total and idempotent', (_, key) => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = key(text)
        if (once !== null) expect(key(once)).toBe(once)
        expect(once).not.toBe('')
      }),
      { numRuns: 1500 },
    )
    for (const text of naughty) {
      const once = key(text)
      if (once !== null) expect(key(once)).toBe(once)
    }
  })
})
