import { connected } from './databases.ts'

/** What a database is for, as far as it can be told from the outside. */
export type Installation = {
  /** Null before the first migration. */
  mode: 'demo' | 'production' | null
  people: boolean
  /** The demo data were made to the end. */
  complete: boolean
}

// Kept as the database's comment: it goes with the data wherever they go, and needs no table.
const COMPLETE = 'demo data complete'

/** Reads as the migrator. */
export function readInstallation(url: string): Promise<Installation> {
  return connected(url, async (client) => {
    const { rows } = await client.query<{ comment: string | null; migrated: boolean }>(
      `SELECT shobj_description(oid, 'pg_database') AS comment, to_regclass('public.installation') IS NOT NULL AS migrated
         FROM pg_database WHERE datname = current_database()`,
    )
    const complete = rows[0]?.comment === COMPLETE
    if (!rows[0]?.migrated) return { mode: null, people: false, complete }
    await client.query('SET ROLE portal_owner')
    const found = await client.query<{ mode: 'demo' | 'production'; people: boolean }>(
      'SELECT mode, EXISTS (SELECT FROM public.person) AS people FROM public.installation',
    )
    return { mode: found.rows[0]?.mode ?? null, people: found.rows[0]?.people ?? false, complete }
  })
}

/**
 * Makes an empty database one of the demo: there the clock may be moved, and people sign in without a password. A database that
 * holds people stays what it is.
 */
export async function makeDemo(url: string): Promise<void> {
  await connected(url, async (client) => {
    await client.query('SET ROLE portal_owner')
    await client.query(
      `UPDATE public.installation SET mode = 'demo' WHERE mode <> 'demo' AND NOT EXISTS (SELECT FROM public.person)`,
    )
  })
}

/** Remembers that the demo data are complete. */
export async function markComplete(url: string): Promise<void> {
  await connected(url, async (client) => {
    const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name')
    const name = client.escapeIdentifier(rows[0]?.name ?? '')
    await client.query(`COMMENT ON DATABASE ${name} IS ${client.escapeLiteral(COMPLETE)}`)
  })
}
