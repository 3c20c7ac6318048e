import { snakeCase } from './columns.ts'
import { Prisma } from './generated/client.ts'
import type { Tx } from './request.ts'

/** Rows of some tables, in the shape that Prisma would take them in. What is left out of a row is null. */
export type Rows = {
  readonly declaration?: readonly Prisma.DeclarationCreateManyInput[]
  readonly statement?: readonly Prisma.StatementCreateManyInput[]
  readonly association?: readonly Prisma.AssociationCreateManyInput[]
  readonly associate?: readonly Prisma.AssociateCreateManyInput[]
  readonly onlineIdentity?: readonly Prisma.OnlineIdentityCreateManyInput[]
  readonly lookupAdmission?: readonly Prisma.LookupAdmissionCreateManyInput[]
  readonly standardsCase?: readonly Prisma.StandardsCaseCreateManyInput[]
}

/**
 * Inserts rows into several tables in one statement: a statement a table would cost more on the way to the database and back
 * than in it. Rights, row security, keys and the commit gate hold for each row as ever. A row that another one's policy looks up
 * must come from an earlier statement: within this one, no table sees what is new in the others.
 */
export async function insertTogether(tx: Tx, rows: Rows): Promise<void> {
  const inserts = Object.entries(rows).map(([model, values]) => {
    const table = Prisma.raw(snakeCase(model)) // from the type above, never from a caller
    const json = JSON.stringify(values.map(columns))
    return Prisma.sql`${table}_rows AS (INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, ${json}::jsonb))`
  })
  await tx.$executeRaw`WITH ${Prisma.join(inserts)} SELECT`
}

function columns(row: object): object {
  return Object.fromEntries(Object.entries(row).map(([field, value]) => [snakeCase(field), value]))
}
