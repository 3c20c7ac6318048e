import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answers, at, draftWith, rules } from './draft.fixture.ts'
import { type Draft, emptyDraft, type PartForm, partOf, readDraft } from './draft.ts'
import { keepWords, removeContact, savePart } from './draft-changes.ts'
import { toDeclared } from './draft-declared.ts'
import { isComplete, problemsOf, sectionStates } from './draft-problems.ts'

const conversion = {
  rules,
  limbs: ['integrity', 'operations', 'reputation'] as const,
  statementVersion: 'statement-1',
  keepWords: { is_contact: 'A', related: 'B', in_group: 'C', otherwise: 'D' },
  readAccount: (raw: string, platform: string) => ({
    raw,
    kind: 'handle',
    platform: platform || null,
    handle: raw,
    value: raw,
  }),
}

const forms = ['who', 'accounts', 'how', 'why', 'work', 'reviewer'] as const satisfies readonly PartForm[]

/** A draft-like thing with its values thrown about. */
const garbage = fc.oneof(
  fc.jsonValue(),
  fc.record({
    contacts: fc.oneof(fc.jsonValue(), fc.array(fc.record({ id: fc.oneof(fc.integer(), fc.jsonValue()) }))),
    next: fc.jsonValue(),
    parts: fc.dictionary(
      fc.constantFrom('who:1', 'accounts:1', 'how:1', 'why', 'work', 'reviewer', '__proto__'),
      fc.oneof(
        fc.jsonValue(),
        fc.record({
          version: fc.constantFrom(1, 2, -1, 'x', null),
          values: fc.dictionary(
            fc.constantFrom(...forms.flatMap((form) => Object.keys(answers[form])), 'constructor'),
            fc.oneof(
              fc.jsonValue(),
              fc.constantFrom('known', 'person', 'yes', '1987', '13', 'friend'),
              fc.array(fc.string()),
            ),
          ),
        }),
      ),
    ),
  }),
)

describe('a draft read from the database', () => {
  it('is never a fault, whatever was kept', () => {
    fc.assert(
      fc.property(garbage, (json) => {
        const draft = readDraft(json)
        const states = Object.values(sectionStates(draft, rules))
        expect(states).toHaveLength(6)
        const declared = toDeclared(draft, conversion)
        expect(declared !== null).toBe(isComplete(draft, rules))
      }),
      { numRuns: 2000 },
    )
  })

  it('reads what it wrote', () => {
    const draft = draftWith()
    expect(readDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft)
  })

  it('treats what is unknown as not answered', () => {
    const draft = readDraft({
      parts: { why: { version: 1, values: { concern: 7, 'categories[]': [1, 'x'] } } },
    })
    expect(partOf(draft, 'why').values).toEqual({ 'categories[]': ['x'] })
  })
})

describe('completeness', () => {
  it('is reached', () => {
    expect(Object.values(sectionStates(draftWith(), rules))).toEqual(Array(6).fill('completed'))
    expect(Object.values(sectionStates(emptyDraft, rules))).toEqual(Array(6).fill('not_started'))
  })

  it.each([
    ['who', { kind: '' }, 'kind', 'missing'],
    ['who', { 'person.name': ' ' }, 'person.name', 'name_missing'],
    ['who', { 'person.name': 'x'.repeat(201) }, 'person.name', 'too_long'],
    ['who', { 'person.nameKnown': '' }, 'person.nameKnown', 'missing'],
    ['who', { 'birth.year': '1899' }, 'birth', 'before_1900'],
    ['who', { 'birth.year': '2027' }, 'birth', 'in_future'],
    ['who', { 'birth.year': '87' }, 'birth.year', 'year_two_digits'],
    ['who', { 'birth.day': '31', 'birth.month': 'Feb' }, 'birth.day', 'day_wrong'],
    ['accounts', { 'accounts.0.raw': '' }, 'accounts.0.raw', 'accounts_missing'],
    ['accounts', { 'accounts.0.right': '' }, 'accounts.0.right', 'reading_unchecked'],
    ['how', { relationship: 'nemesis' }, 'relationship', 'missing'],
    ['how', { 'since.year': '1987' }, 'since', 'before_birth'],
    ['how', { 'since.month': 'July', 'since.year': '2026' }, 'since', 'in_future'],
    ['how', { 'since.month': 'Smarch' }, 'since.month', 'month_wrong'],
    ['why', { 'categories[]': [] }, 'categories[]', 'missing'],
    ['why', { 'categories[]': ['journalist', 'closed'] }, 'categories[]', 'category_closed'],
    ['why', { 'categories[]': ['made_up'] }, 'categories[]', 'category_closed'],
    ['work', { 'warning[]': ['lookup-0'] }, 'warning[]', 'warning_unread'],
    ['work', { lookup: '' }, 'lookup', 'missing'],
    ['reviewer', { keep: '' }, 'keep', 'missing'],
    ['reviewer', { keep: 'yes', keepReason: 'otherwise', keepText: ' ' }, 'keepText', 'missing'],
  ] as const)('%s with %o', (form, change, field, problem) => {
    const draft = draftWith({ [form]: change })
    expect(problemsOf(draft, form, 1, rules)).toContainEqual({ field, problem })
    expect(toDeclared(draft, conversion)).toBeNull()
  })

  it('needs one thing to know somebody by', () => {
    const nameless = { 'person.nameKnown': 'not_known', 'aka.0': '' }
    const none = { accountsKnown: 'not_known' }
    const codes = (draft: Draft) => problemsOf(draft, 'accounts', 1, rules).map(({ problem }) => problem)
    expect(codes(draftWith({ who: nameless, accounts: none }))).toEqual(['fact_missing'])
    expect(codes(draftWith({ who: { ...nameless, description: 'Tall' }, accounts: none }))).toEqual([])
    expect(codes(draftWith({ who: { ...nameless, 'aka.0': 'Cory' }, accounts: none }))).toEqual([])
    expect(codes(draftWith({ who: nameless }))).toEqual([])
  })

  it('asks about the line manager only where one would see it', () => {
    const direct = draftWith({ why: { 'categories[]': ['extremism_terrorism'] }, reviewer: { keep: '' } })
    expect(isComplete(direct, rules)).toBe(true)
    expect(isComplete(draftWith({ reviewer: { keep: '' } }), rules)).toBe(false)
  })
})

describe('what is sent', () => {
  it('is what was written', () => {
    expect(toDeclared(draftWith(), conversion)).toMatchObject({
      contacts: [
        {
          kind: 'person',
          fullName: 'Corin Testwood',
          alsoKnownAs: ['Cory'],
          dateOfBirth: '1988',
          since: '2019-03',
          group: null,
          identities: [{ raw: '@corin_t' }],
        },
      ],
      lookup: { answer: 'no', text: '', warningVersion: 'lookup-1' },
      reviewer: { keepFromManager: false, reason: null },
    })
  })

  it('leaves out what belongs to an answer that was not chosen', () => {
    const declared = toDeclared(
      draftWith({
        who: { kind: 'handle' },
        work: { lookup: 'rather_not_say_here', lookupText: 'typed, then thought better of' },
      }),
      conversion,
    )
    expect(declared?.contacts[0]).toMatchObject({ fullName: null, dateOfBirth: null, group: null })
    expect(declared?.lookup).toMatchObject({ answer: 'rather_not_say_here', text: '' })
  })

  it('keeps a wish that the line manager not see it, even where there is none now', () => {
    const reviewer = { keep: 'yes', keepReason: 'related', keepText: 'Cousins' }
    const kept = { keepFromManager: true, reason: 'B. Cousins' }
    expect(toDeclared(draftWith({ reviewer }), conversion)?.reviewer).toEqual(kept)
    const alone = { ...rules, sight: { ...rules.sight, chain: [] } }
    expect(toDeclared(draftWith({ reviewer }), { ...conversion, rules: alone })?.reviewer).toEqual(kept)
  })
})

describe('saving', () => {
  const save = { form: 'why', contact: null, key: null, base: 0, values: { concern: 'One' } } as const

  it('refuses older words over newer ones, and only there', () => {
    const first = savePart(emptyDraft, save, at)
    if (!('draft' in first)) throw new Error('not saved')
    expect(savePart(first.draft, { ...save, values: { concern: 'Two' } }, at)).toMatchObject({
      stale: true,
      version: 1,
    })
    const work = savePart(first.draft, { ...save, form: 'work', values: { work: 'Response' } }, at)
    expect(work).toMatchObject({ version: 1 })
  })

  it('takes the same words twice for one save', () => {
    const first = savePart(emptyDraft, save, at)
    if (!('draft' in first)) throw new Error('not saved')
    expect(savePart(first.draft, save, at)).toEqual(first)
  })

  it('adds one contact for two presses, and never gives a number twice', () => {
    const key = '3e0a2d38-6b0f-4d5c-9d7c-1f9a5a5f0c11'
    const who = { form: 'who', contact: null, key, base: 0, values: { kind: 'person' } } as const
    const once = savePart(emptyDraft, who, at)
    if (!('draft' in once)) throw new Error('not saved')
    expect(savePart(once.draft, who, at)).toEqual(once)
    const removed = removeContact(once.draft, 1)
    expect(removed.parts).toEqual({})
    expect(savePart(removed, { ...who, key: null, contact: 1 }, at)).toEqual({ gone: true })
    expect(savePart(removed, { ...who, key: null, contact: 2 }, at)).toMatchObject({ contact: 2 })
  })

  it('holds up to twenty contacts', () => {
    let draft = emptyDraft
    for (let number = 1; number <= 20; number++) {
      const saved = savePart(
        draft,
        { form: 'who', contact: null, key: `k${number}`, base: 0, values: {} },
        at,
      )
      if ('draft' in saved) draft = saved.draft
    }
    const more = { form: 'who', contact: null, key: 'more', base: 0, values: {} } as const
    expect(savePart(draft, more, at)).toEqual({ full: true })
  })

  it('keeps that a reading was agreed, while the account is as it was', () => {
    const before = draftWith()
    const again = (raw: string) => {
      const values = { accountsKnown: 'known', 'accounts.3.raw': raw, 'accounts.3.platform': '' }
      const saved = savePart(before, { form: 'accounts', contact: 1, key: null, base: 1, values }, at)
      return 'draft' in saved ? partOf(saved.draft, 'accounts', 1).values['accounts.3.right'] : 'not saved'
    }
    expect(again('@corin_t')).toBe('yes')
    expect(again('@corin_u')).toBeUndefined()
  })

  it('remembers what was kept', () => {
    const draft = keepWords(draftWith(), 'why', ['Operation Larkspur'])
    expect(partOf(readDraft(JSON.parse(JSON.stringify(draft))), 'why').kept).toEqual(['Operation Larkspur'])
  })
})
