import type { Day } from './days.ts'
import { type Draft, emptyDraft, type PartForm, type PartValues } from './draft.ts'
import { savePart } from './draft-changes.ts'
import type { DraftRules } from './draft-problems.ts'

/** A draft's answers for tests, each complete by itself; all of it invented. */
export const answers: Readonly<Record<PartForm, PartValues>> = {
  who: {
    kind: 'person',
    'person.nameKnown': 'known',
    'person.name': 'Corin Testwood',
    'aka.0': 'Cory',
    birthKnown: 'known',
    'birth.day': '',
    'birth.month': '',
    'birth.year': '1988',
    description: '',
  },
  accounts: {
    accountsKnown: 'known',
    'accounts.0.raw': '@corin_t',
    'accounts.0.platform': '',
    'accounts.0.right': 'yes',
  },
  how: {
    relationship: 'friend',
    howKnown: 'Met at a club.',
    frequency: 'monthly',
    sinceKnown: 'known',
    'since.day': '',
    'since.month': 'March',
    'since.year': '2019',
    ongoing: 'ongoing',
    knowsEmployer: 'no',
  },
  why: {
    'categories[]': ['journalist'],
    'limbs[]': ['reputation'],
    concern: 'Invented concern.',
    certainty: 'known',
    source: 'Invented source.',
  },
  work: {
    work: 'Response.',
    access: 'Usual.',
    workConflict: 'no',
    'warning[]': ['lookup-1'],
    lookup: 'no',
    lookupText: '',
  },
  reviewer: { keep: 'no' },
}

export const rules: DraftRules = {
  today: '2026-06-05' as Day,
  categories: [
    { code: 'journalist', suspended: false },
    { code: 'extremism_terrorism', suspended: false },
    { code: 'closed', suspended: true },
  ],
  lookupVersion: 'lookup-1',
  sight: {
    declarant: { id: 'declarant', unitKind: 'bcu', senior: false, roles: [] },
    chain: [{ id: 'manager', fullName: 'Dana Field', lineManagerId: 'above', active: true }],
    categories: [
      { code: 'journalist', route: 'manager' },
      { code: 'extremism_terrorism', route: 'standards' },
      { code: 'closed', route: 'manager' },
    ],
  },
}

export const at = new Date('2026-06-05T09:00:00Z')

/** A draft with these forms filled in; all of them when left out. */
export function draftWith(changes: Partial<Record<PartForm, PartValues>> = {}): Draft {
  return (['who', 'accounts', 'how', 'why', 'work', 'reviewer'] as const).reduce<Draft>((draft, form) => {
    const values = { ...answers[form], ...changes[form] }
    const save = { form, contact: 1, key: null, base: 0, values }
    const saved = savePart(draft, save, at)
    return 'draft' in saved ? saved.draft : draft
  }, emptyDraft)
}
