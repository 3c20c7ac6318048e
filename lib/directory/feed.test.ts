import { describe, expect, it } from 'vitest'
import { readCsv } from './csv.ts'
import { readFeed } from './feed.ts'

const head = 'subject,staff_number,full_name,title,email,unit,manager,kind,senior,active'
const row = 'ada.test,T1,Ada Testperson,PC,ada@force.example,NB,T2,officer,no,yes'
const bytes = (text: string) => new TextEncoder().encode(text)
const read = (...lines: string[]) => readFeed(bytes(lines.join('\n')))

describe('a feed as it should be', () => {
  it('is a table', () => {
    expect(read(head, row)).toEqual({
      people: [
        {
          ...{ line: 2, subject: 'ada.test', staffNumber: 'T1', fullName: 'Ada Testperson', title: 'PC' },
          ...{
            email: 'ada@force.example',
            unit: 'NB',
            manager: 'T2',
            kind: 'officer',
            senior: false,
            active: true,
          },
        },
      ],
      problems: [],
    })
  })
  it('may begin with a byte order mark, end its lines in CR LF, and quote', () => {
    const quoted = row.replace('Ada Testperson', '"Testperson, Ada ""A."""')
    const { people, problems } = readFeed(bytes(`\ufeff${head}\r\n${quoted}\r\n\r\n`))
    expect(problems).toEqual([])
    expect(people.map((person) => person.fullName)).toEqual(['Testperson, Ada "A."'])
  })
  it('may be JSON lines, with roles', () => {
    const person = {
      subject: 's',
      staff_number: 'T1',
      full_name: 'N',
      title: 'PC',
      email: 'a@b.example',
      unit: 'NB',
    }
    const more = { manager: null, kind: 'staff', senior: false, active: true, roles: ['auditor'] }
    const { people, problems } = read(JSON.stringify({ ...person, ...more }), '')
    expect(problems).toEqual([])
    expect(people[0]).toMatchObject({ manager: null, roles: ['auditor'], active: true })
  })
  it('says nothing of roles where it has no column for them, and takes them all away where the cell is empty', () => {
    expect(read(head, row).people[0]).not.toHaveProperty('roles')
    expect(read(`${head},roles`, `${row},`).people[0]).toMatchObject({ roles: [] })
  })
})

describe('a feed that misbehaves is refused, with the line, and without what stood there', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['empty', bytes(''), /^The file is empty/],
    ['blank', bytes('\n \r\n'), /^The file is empty/],
    ['a head line alone', bytes(`${head}\n`), /holds nobody/],
    ['in another encoding', Uint8Array.of(0x4e, 0xe9, 0x0a), /not in UTF-8/],
    ['in UTF-16', Uint8Array.from(Buffer.from(head, 'utf16le')), /NUL|UTF-8/],
    ['without a column', bytes(row), /^Line 1: these columns are missing: subject,/],
    ['with a column twice', bytes(`${head},title\n`), /^Line 1: a column stands there twice/],
    [
      'cut off in a line',
      bytes(`${head}\n${row}\nbo.test,T3,Bo`),
      /^Line 3: has 3 cells where the head line has 10/,
    ],
    [
      'cut off in a quotation',
      bytes(`${head}\n${row}\nbo.test,T3,"Bo\n`),
      /^Line 3: a quotation mark is never closed/,
    ],
    [
      'with a huge line',
      bytes(`${head}\n${row.replace('Ada', 'A'.repeat(100_000))}`),
      /^Line 2: full_name is longer than 200/,
    ],
    [
      'with a formula',
      bytes(`${head}\n${row.replace('Ada Testperson', '=HYPERLINK(0)')}`),
      /^Line 2: full_name begins with a sign/,
    ],
    [
      'with a control character',
      bytes(`${head}\n${row.replace('Ada', 'A\u0007da')}`),
      /^Line 2: full_name holds a control character/,
    ],
    [
      'without a name',
      bytes(`${head}\n${row.replace('Ada Testperson', ' ')}`),
      /^Line 2: full_name is missing/,
    ],
    [
      'with a kind nobody knows',
      bytes(`${head}\n${row.replace('officer', 'wizard')}`),
      /^Line 2: kind is none of/,
    ],
    [
      'with perhaps',
      bytes(`${head}\n${row.replace(',yes', ',perhaps')}`),
      /^Line 2: active is neither yes nor no/,
    ],
    ['with a role nobody knows', bytes(`${head},roles\n${row},king`), /^Line 2: roles are not among/],
    ['with a broken JSON line', bytes('{"subject":"s"\n'), /^Line 1: is no JSON object, or is cut off/],
  ])('%s', (_what, file, problem) => {
    const { people, problems } = readFeed(file)
    expect(people).toEqual([])
    expect(problems[0]).toMatch(problem)
    expect(problems.join()).not.toMatch(/Ada|HYPERLINK|wizard|king/)
  })
  it('names every line that is wrong', () => {
    const { problems } = read(head, row.replace('ada@force.example', 'none'), row, row.replace('no,yes', ','))
    expect(problems.map((each) => each.slice(0, 7))).toEqual(['Line 2:', 'Line 4:'])
  })
})

it('counts lines also through quoted line breaks', () => {
  expect(readCsv('a,"b\nc"\nd,e\n').rows).toEqual([
    { line: 1, cells: ['a', 'b\nc'] },
    { line: 3, cells: ['d', 'e'] },
  ])
})
