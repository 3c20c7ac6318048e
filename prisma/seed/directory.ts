import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'
import { loadDocuments, type PolicyFile, readPolicyFile } from '../../lib/db/policy-documents.ts'
import { demoPeople, demoUnits } from './people.ts'

/** The same subject has the same id in every demo, so that pictures and tests agree. */
export function personId(subject: string): string {
  const hex = createHash('sha256').update(`declarable-associations demo ${subject}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Units and people, as a directory feed would bring them. Managers are set last: they may go in a circle. */
export async function seedDirectory(db: pg.Client): Promise<void> {
  for (const unit of demoUnits)
    await db.query('INSERT INTO unit (code, name, kind) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      unit.code,
      unit.name,
      unit.kind,
    ])
  for (const person of demoPeople)
    await db.query(
      `INSERT INTO person (id, subject, pseudonym, full_name, title, staff_kind, staff_number, email, unit_code, roles, senior, active)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::person_role[], $11, true) ON CONFLICT DO NOTHING`,
      [
        personId(person.subject),
        person.subject,
        randomUUID(),
        person.fullName,
        person.title,
        person.staffKind,
        person.staffNumber,
        person.email,
        person.unit,
        person.roles,
        person.senior ?? false,
      ],
    )
  for (const person of demoPeople)
    await db.query('UPDATE person SET line_manager_id = $2 WHERE id = $1', [
      personId(person.subject),
      person.manager === null ? null : personId(person.manager),
    ])
}

/** Those who have left lose their access after the demo's history is made: part of it is theirs. */
export async function seedLeavers(db: pg.Client): Promise<void> {
  for (const person of demoPeople)
    if (person.active === false)
      await db.query('UPDATE person SET active = false WHERE id = $1', [personId(person.subject)])
}

/** Every document in prisma/policy, and who is appointed in this demo to decide restricted records. */
export async function seedPolicy(db: pg.Client): Promise<void> {
  const folder = new URL('../policy/', import.meta.url)
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const documents = files.map((name) => {
    const read = readPolicyFile(readFileSync(new URL(name, folder), 'utf8'))
    if ('problems' in read) throw new Error(`${name}: ${read.problems.join('; ')}`)
    return read.document
  })
  await loadDocuments(db, [...documents, appointments()])
}

function appointments(): PolicyFile {
  const number = (fullName: string) => demoPeople.find((person) => person.fullName === fullName)?.staffNumber
  return {
    kind: 'appointments',
    version: 'demo',
    effectiveFrom: '2020-01-01',
    note: 'Invented people. Who decides restricted records, and who hears appeals.',
    body: { restricted: [number('Owen Farrar'), number('Helen Marsh')], appeals: number('Ngozi Adair') },
  }
}
