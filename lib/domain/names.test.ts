import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameForms, nameKey, nameTokens } from './names.ts'

const naughty = createRequire(import.meta.url)('big-list-of-naughty-strings/blns.json') as readonly string[]

describe('the key of a name', () => {
  it.each([
    ['Marlo Fenn', 'fenn marlo'],
    ['FENN, Marlo', 'fenn marlo'],
    ['Mr Marlo Fenn', 'fenn marlo'],
    ['Sgt. Marlo Fenn', 'fenn marlo'],
    ['ex-PC Marlo Fenn', 'ex fenn marlo'],
    ['Zoë Brontë-Marsh', 'bronte marsh zoe'],
    ['Óscar Nuñez', 'nunez oscar'],
    ['Søren Łukasz Æther', 'aether lukasz soren'],
    ['Straße', 'strasse'],
    ['Siân O’Tarn', 'o sian tarn'],
    ['İpek Işık', 'ipek isik'],
    ['Ｍａｒｌｏ　Ｆｅｎｎ', 'fenn marlo'],
    ['Mar\u200blo Fenn', 'fenn marlo'],
    ['ΝΙΚΟΣ', 'νικοσ'],
    ['Наталья', 'наталья'],
    ['प्रिया', 'प्रिया'],
    ['สมชาย ใจดี', 'สมชาย ใจดี'],
    ['李 雷', '李 雷'],
    ['مُحَمَّد', 'محمد'],
    ['Dr', 'dr'],
    ['Di Marsh', 'di marsh'],
    ['John Constable', 'constable john'],
  ])('of %j is %j', (name, key) => expect(nameKey(name)).toBe(key))

  it.each(['', ' ', '...', '\0', '\u200b', '’'])('of %j is nothing', (name) => {
    expect(nameKey(name)).toBeNull()
    expect(nameForms(name)).toBeNull()
  })

  it('keeps the order in the other form', () =>
    expect(nameForms('Mr Marlo FENN')).toEqual({ norm: 'marlo fenn', tokens: ['marlo', 'fenn'] }))

  it('is total and idempotent', { timeout: 30_000 }, () => {
    const stable = (text: string) => {
      const key = nameKey(text)
      if (key !== null) expect(nameKey(key)).toBe(key)
      const forms = nameForms(text)
      if (forms) expect(nameTokens(forms.norm)).toEqual(forms.tokens)
    }
    fc.assert(fc.property(fc.string({ unit: 'binary' }), stable), { numRuns: 500 })
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), stable), { numRuns: 500 })
    for (const text of naughty) stable(text)
  })
})
