import type { Role } from '#lib/domain/declaration.ts'
import type { Manager } from '#lib/domain/routing.ts'
import type { Tx } from './request.ts'

const managerColumns = { id: true, fullName: true, lineManagerId: true, active: true } as const

export async function managerById(tx: Tx, id: string): Promise<Manager | null> {
  return tx.person.findUnique({ where: { id }, select: managerColumns })
}

/** Whether somebody manages people, or holds what a line manager holds. */
export async function isLineManager(tx: Tx, id: string): Promise<boolean> {
  if (await tx.person.findFirst({ where: { lineManagerId: id, active: true }, select: { id: true } }))
    return true
  return (await tx.declaration.findFirst({ where: { reviewerId: id }, select: { id: true } })) !== null
}

/** The managers above somebody, nearest first; eight steps are enough to meet any circle in a directory. */
export async function managersAbove(tx: Tx, lineManagerId: string | null): Promise<readonly Manager[]> {
  if (!lineManagerId) return []
  return tx.$queryRaw<Manager[]>`
    WITH RECURSIVE chain AS (
      SELECT id, full_name, line_manager_id, active, 1 AS step FROM person WHERE id = ${lineManagerId}::uuid
      UNION ALL
      SELECT p.id, p.full_name, p.line_manager_id, p.active, c.step + 1 FROM chain c JOIN person p ON p.id = c.line_manager_id WHERE c.step < 8
    ) SELECT id, full_name AS "fullName", line_manager_id AS "lineManagerId", active FROM chain ORDER BY step`
}

/** People of professional standards in a role; only their side may ask. */
export async function activeIdsByRole(tx: Tx, role: Role): Promise<readonly string[]> {
  const people = await tx.person.findMany({
    where: { active: true, roles: { has: role } },
    select: { id: true },
  })
  return people.map((person) => person.id)
}

/** Those of these staff numbers who are in the directory, in the order given. */
export async function idsByStaffNumber(tx: Tx, staffNumbers: readonly string[]): Promise<readonly string[]> {
  const people = await tx.person.findMany({
    where: { staffNumber: { in: [...staffNumbers] }, active: true },
    select: { id: true, staffNumber: true },
  })
  return staffNumbers.flatMap((number) =>
    people.filter((person) => person.staffNumber === number).map((person) => person.id),
  )
}

/** Every name and alias declared in a declaration, as far as the reader may see it. */
export async function declaredNames(tx: Tx, declarationId: string): Promise<readonly string[]> {
  const contacts = await tx.associate.findMany({
    where: { declarationId },
    select: { fullName: true, alsoKnownAs: true },
  })
  return contacts.flatMap((each) => [...(each.fullName ? [each.fullName] : []), ...each.alsoKnownAs])
}
