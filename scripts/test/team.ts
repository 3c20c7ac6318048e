import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { applyFeed } from '#lib/directory/apply.ts'
import type { FedPerson } from '#lib/directory/feed.ts'
import type { Role } from '#lib/domain/declaration.ts'
import { env } from '#lib/env.ts'
import type { Force } from './force.ts'

/*
 * People of a test's own, and the directory feed that moves them: a constable with a sergeant, who has an inspector, and a sergeant elsewhere.
 */
export type Team = Awaited<ReturnType<typeof joinTeam>>

export async function joinTeam(force: Force, unit = 'NB') {
  const run = randomUUID().slice(0, 8)
  const subject = (name: string) => `${name}.${run}`

  /** Somebody who joins; a manager by name. */
  async function joins(
    name: string,
    manager: string | null,
    patch: { fullName?: string; roles?: Role[] } = {},
  ) {
    await force.db.query(
      `INSERT INTO person (id, subject, pseudonym, full_name, title, staff_kind, staff_number, email, unit_code, line_manager_id, roles, senior, active)
       VALUES ($1, $2, gen_random_uuid(), $3, 'PC', 'officer', $2, $4, $5, $6, $7::person_role[], false, true)`,
      [
        force.id(subject(name)),
        subject(name),
        patch.fullName ?? `Team ${name} ${run}`,
        `${subject(name)}@force.example`,
        unit,
        manager && force.id(subject(manager)),
        patch.roles ?? [],
      ],
    )
    return subject(name)
  }

  /** What the feed says of somebody from now on. */
  async function fed(name: string, patch: Partial<FedPerson> = {}): Promise<FedPerson> {
    const { rows } = await force.db.query<FedPerson>(
      `SELECT 2 AS line, p.subject, p.staff_number AS "staffNumber", p.full_name AS "fullName", p.title, p.email, p.unit_code AS unit,
         m.staff_number AS manager, p.staff_kind AS kind, p.senior, p.active FROM person p LEFT JOIN person m ON m.id = p.line_manager_id WHERE p.subject = $1`,
      [name],
    )
    const [row] = rows
    if (!row) throw new Error(`nobody is called ${name}`)
    return { ...row, ...patch }
  }

  async function feed(...people: readonly FedPerson[]) {
    const db = new pg.Client({ connectionString: env().databaseUrlDirectory })
    await db.connect()
    try {
      return await applyFeed(db, people, { dryRun: false, mostLeavingPercent: 100 })
    } finally {
      await db.end()
    }
  }

  const inspector = await joins('inspector', null)
  const before = await joins('before', 'inspector')
  const next = await joins('next', null)
  const constable = await joins('constable', 'before')
  return {
    ...{ inspector, before, next, constable, joins, fed, feed },
    moves: async (who = constable, to: string | null = next) =>
      feed(await fed(who, { manager: to && (await fed(to)).staffNumber })),
    leaves: async (who: string) => feed(await fed(who, { active: false })),
  }
}
