import { demoPeople } from '../../prisma/seed/people.ts'

/** The people of the demo worth trying first: who they are and what they can do. */
export function peopleTable(): string {
  const rows = demoPeople
    .filter((person) => person.tries)
    .map((person) => [person.fullName, person.title, person.tries ?? ''] as const)
  const width = (column: 0 | 1) => Math.max(...rows.map((row) => row[column].length))
  const line = ([name, title, tries]: readonly [string, string, string]) =>
    `  ${name.padEnd(width(0))}  ${title.padEnd(width(1))}  ${tries}`
  return [line(['Sign in as', 'who is', 'and try']), ...rows.map(line)].join('\n')
}
