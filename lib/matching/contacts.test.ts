import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDeclared } from '#lib/links/compare.ts'
import { agreementOf, type Compared, hub, type Rarity, toBeCounted, weigh } from './contacts.ts'

const names = [
  'Callum Voss',
  'VOSS, Callum',
  'Колюм Восс',
  'Omar al-Sayed',
  'Bill Price',
  'William Price',
  '北野武',
  '5-a-side',
]
const values = ['n1ghtferry_77', 'nightferry77', 'N1GHTFERRY-77', 'someone_else', '+447700900123']
const contact: fc.Arbitrary<Compared> = fc.record({
  kind: fc.constantFrom<Compared['kind']>('person', 'handle', 'group'),
  names: fc.array(fc.constantFrom(...names), { maxLength: 3 }),
  identities: fc.array(
    fc.record({
      kind: fc.constantFrom('profile', 'handle', 'phone', 'group', 'invite'),
      platform: fc.constantFrom(null, 'discord', 'instagram'),
      value: fc.constantFrom(...values),
    }),
    { maxLength: 4 },
  ),
})
const rarity = (n: number): Rarity => ({
  accounts: Object.fromEntries(values.map((value) => [value.toLowerCase(), n])),
  words: {},
  all: 1_000_000,
})
const person = (value: string, ...called: string[]): Compared => ({
  kind: called.length > 0 ? 'person' : 'handle',
  names: called,
  identities: [{ kind: 'profile', platform: 'discord', value }],
})

describe('what two contacts have in common', () => {
  it('is the same seen from either side, and each time', () => {
    fc.assert(
      fc.property(contact, contact, (one, other) => {
        const [here, there] = [agreementOf(one, other), agreementOf(other, one)]
        const counted = rarity(2)
        expect(weigh(here, counted)?.bits ?? null).toEqual(weigh(there, counted)?.bits ?? null)
        expect(weigh(here, counted)?.band).toEqual(weigh(there, counted)?.band)
        expect(weigh(here, counted)?.evidence).toEqual(weigh(there, counted)?.evidence)
        expect(toBeCounted([here]).keys.toSorted()).toEqual(toBeCounted([there]).keys.toSorted())
      }),
      { numRuns: 500 },
    )
  })

  it('alerts at one account, and says which', () => {
    const link = weigh(agreementOf(person('moth_9'), person('Moth_9', 'Odalys Fern')), rarity(2))
    expect(link).toMatchObject({ band: 'alert', evidence: ['same moth_9'] })
    expect(link?.reasons[0]).toMatchObject({ reason: 'same_identifier', value: 'moth_9' })
  })

  it('says nothing of an account that everybody has', () => {
    const crowded: Rarity = { accounts: { moth_9: hub + 1 }, words: {}, all: 1000 }
    expect(weigh(agreementOf(person('moth_9'), person('moth_9')), crowded)).toBeNull()
  })

  it('counts an account once, however often it was written', () => {
    const often = { ...person('moth_9'), identities: Array(5).fill(person('moth_9').identities[0]) }
    const once = weigh(agreementOf(person('moth_9'), person('moth_9')), rarity(2))
    expect(weigh(agreementOf(often, often), rarity(2))?.bits).toBe(once?.bits)
  })
})

describe('two contacts side by side', () => {
  const declared = (facts: object) => ({
    kind: 'person' as const,
    fullName: null,
    alsoKnownAs: [],
    dateOfBirth: null,
    identities: [],
    ...facts,
  })
  const verdicts = (a: object, b: object) =>
    Object.fromEntries(compareDeclared(declared(a), declared(b)).map(({ what, verdict }) => [what, verdict]))

  it('tells what agrees, what differs, and what only one of them says', () => {
    expect(
      verdicts(
        { fullName: 'Callum Voss', dateOfBirth: '1988-04-02' },
        { fullName: 'VOSS Callum', dateOfBirth: '1987' },
      ),
    ).toEqual({ kind: 'agrees', names: 'alike', dateOfBirth: 'differs', accounts: 'unsaid' })
    expect(verdicts({ dateOfBirth: '1988' }, { dateOfBirth: '1988-04-02', fullName: 'X Y' })).toMatchObject({
      names: 'one_side',
      dateOfBirth: 'alike',
    })
    expect(verdicts({ kind: 'handle' }, { kind: 'group' }).kind).toBe('alike')
    expect(verdicts({ kind: 'person' }, { kind: 'group' }).kind).toBe('differs')
  })
})
