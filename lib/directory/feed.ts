import type { Role } from '#lib/domain/declaration.ts'
import { readCsv } from './csv.ts'

/** A person as the directory feed brings them. */
export type FedPerson = {
  /** Where they stand in the file. */
  readonly line: number
  readonly subject: string
  readonly staffNumber: string
  readonly fullName: string
  readonly title: string
  readonly email: string
  readonly unit: string
  /** The line manager's staff number; null for somebody who has none. */
  readonly manager: string | null
  readonly kind: StaffKind
  readonly senior: boolean
  /** Absent where the file does not speak of roles: they stay as they are. */
  readonly roles?: readonly Role[]
  readonly active: boolean
}

const staffKinds = ['officer', 'special', 'pcso', 'staff', 'volunteer', 'contractor'] as const
export type StaffKind = (typeof staffKinds)[number]
const roles: readonly Role[] = [
  'assessor',
  'decisionMaker',
  'auditor',
  'policyOwner',
  'administrator',
  'disposer',
]

/** The columns of a file, or the keys of its lines. Roles may be left out. */
export const columns = [
  ...['subject', 'staff_number', 'full_name', 'title', 'email', 'unit', 'manager', 'kind', 'senior'],
  ...['active', 'roles'],
] as const
const longest = 200

/** What is wrong with a feed, a line each; never with what stood there, for it may be a name. */
export type Feed = { readonly people: readonly FedPerson[]; readonly problems: readonly string[] }

/** Reads a file of people: comma-separated with a head line, or one JSON object a line. */
export function readFeed(bytes: Uint8Array): Feed {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes) // takes a byte order mark away
  } catch {
    return broken('The file is not in UTF-8. Export it again in UTF-8.')
  }
  if (text.includes('\0')) return broken('The file holds a NUL: it is no text in UTF-8.')
  if (text.trim() === '') return broken('The file is empty.')
  return text.trimStart().startsWith('{') ? readLines(text) : readTable(text)
}

function broken(problem: string): Feed {
  return { people: [], problems: [problem] }
}

type Fields = Readonly<Record<string, unknown>>

function readTable(text: string): Feed {
  const { rows, unclosed } = readCsv(text)
  if (unclosed !== null) return broken(`Line ${unclosed}: a quotation mark is never closed.`)
  const [head, ...body] = rows
  const names = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? []
  const missing = columns.filter((name) => name !== 'roles' && !names.includes(name))
  if (missing.length > 0) return broken(`Line 1: these columns are missing: ${missing.join(', ')}.`)
  const twice = names.filter((name, at) => names.indexOf(name) !== at)
  if (twice.length > 0) return broken('Line 1: a column stands there twice.')
  if (body.length === 0) return broken('The file holds nobody.')
  return gather(
    body.map(({ line, cells }) => ({
      line,
      fields:
        cells.length === names.length
          ? Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']))
          : `has ${cells.length} cells where the head line has ${names.length}`,
    })),
  )
}

function readLines(text: string): Feed {
  const lines = text.split('\n').map((each, at) => ({ line: at + 1, text: each.trim() }))
  return gather(
    lines.filter((each) => each.text !== '').map(({ line, text: each }) => ({ line, fields: parsed(each) })),
  )
}

function parsed(text: string): Fields | string {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
  } catch {
    // Said below: what the parser would say quotes the line.
  }
  return 'is no JSON object, or is cut off'
}

function gather(lines: readonly { readonly line: number; readonly fields: Fields | string }[]): Feed {
  const people: FedPerson[] = []
  const problems: string[] = []
  for (const { line, fields } of lines) {
    const read = typeof fields === 'string' ? fields : readPerson(line, fields)
    if (typeof read === 'string') problems.push(`Line ${line}: ${read}.`)
    else people.push(read)
  }
  return { people: problems.length === 0 ? people : [], problems }
}

/** The person of a line, or what is wrong with it. */
function readPerson(line: number, fields: Fields): FedPerson | string {
  const strange = Object.keys(fields).filter((name) => !(columns as readonly string[]).includes(name))
  if (strange.length > 0) return 'there is a column that nobody knows'
  const wrong: string[] = []
  const text = (name: (typeof columns)[number]): string => {
    const value = fields[name]
    if (typeof value !== 'string' || value.trim() === '') wrong.push(`${name} is missing`)
    else if (value.length > longest) wrong.push(`${name} is longer than ${longest} characters`)
    else if (/[\p{Cc}\u2028\u2029]/u.test(value))
      wrong.push(`${name} holds a control character or a line break`)
    // Somebody opens lists of people in a spreadsheet, which would run it.
    else if (/^\s*[=+@-]/.test(value))
      wrong.push(`${name} begins with a sign that spreadsheets take for a formula`)
    return typeof value === 'string' ? value.trim().normalize('NFC') : ''
  }
  const truth = (name: 'senior' | 'active'): boolean => {
    const value = String(fields[name] ?? '')
      .trim()
      .toLowerCase()
    if (!['true', 'false', 'yes', 'no'].includes(value)) wrong.push(`${name} is neither yes nor no`)
    return value === 'true' || value === 'yes'
  }
  const subject = text('subject')
  const staffNumber = text('staff_number')
  const fullName = text('full_name')
  const title = text('title')
  const email = text('email')
  const unit = text('unit')
  if (email && !/^[^\s@]+@[^\s@]+$/.test(email)) wrong.push('email is no address')
  const kind = staffKinds.find((each) => each === fields.kind)
  if (!kind) wrong.push(`kind is none of ${staffKinds.join(', ')}`)
  const manager = fields.manager === null || fields.manager === '' ? null : text('manager')
  const held = readRoles(fields.roles)
  if (held === null) wrong.push(`roles are not among ${roles.join(', ')}`)
  const flags = { senior: truth('senior'), active: truth('active') }
  if (wrong.length > 0 || !kind || held === null) return wrong.join('; ')
  return {
    ...{ line, subject, staffNumber, fullName, title, email, unit, manager, kind, ...flags },
    ...(held === undefined ? {} : { roles: held }),
  }
}

/** A list, or in a cell words with blanks between; undefined where the file says nothing of roles, null where it is wrong. */
function readRoles(value: unknown): readonly Role[] | undefined | null {
  if (value === undefined) return undefined
  const names = typeof value === 'string' ? value.split(/[\s;]+/).filter((each) => each !== '') : value
  if (!Array.isArray(names)) return null
  const known = roles.filter((role) => names.includes(role))
  return known.length === new Set(names).size ? known : null
}
