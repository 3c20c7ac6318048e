import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { execute } from '#lib/commands/execute.ts'
import { openRecord } from '#lib/commands/open-record.ts'
import { testDatabase } from '../../scripts/test/database.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { closeClients } from './clients.ts'
import { tokenHash } from './request.ts'

/* Each guard alone, with the others out of the way: the database refuses what the application would have let through. */

let force: Force
beforeAll(async () => {
  force = await openForce()
})
afterAll(async () => {
  await force.close()
  await closeClients()
})

describe('the commit gate', () => {
  it('refuses a change without its event, even to the owner', async () => {
    const reference = await force.declares('amara.okafor')
    await expect(
      force.db.query(`UPDATE declaration SET urgent = NOT urgent WHERE reference = $1`, [reference]),
    ).rejects.toMatchObject({ code: '23514' })
    await expect(
      force.db.query(
        `INSERT INTO standards_note SELECT gen_random_uuid(), id, 'x', declarant_id, now() FROM declaration WHERE reference = $1`,
        [reference],
      ),
    ).rejects.toMatchObject({ code: '23514' })
  })

  it('refuses a move that a line manager makes in SQL without one', async () => {
    const reference = await force.declares('amara.okafor')
    const record = await force.sees('paula.reyes', 'web', reference)
    const act = force.inDatabase('paula.reyes', 'web', (db) =>
      db.query(`SELECT move_declaration($1, $2, 'approved_by_manager', $3, NULL, true, NULL)`, [
        record?.id,
        record?.version,
        record?.reviewerId,
      ]),
    )
    await expect(act).rejects.toMatchObject({ code: '23514' })
  })
})

describe('the history', () => {
  it.each(['audit_event', 'audit_payload', 'statement', 'associate', 'decision', 'policy_document'])(
    'lets nobody change or empty %s, nor its owner',
    async (table) => {
      await force.declares('amara.okafor')
      for (const sql of [`DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`])
        await expect(force.db.query(sql)).rejects.toMatchObject({ code: '42501' })
    },
  )

  it('commits to its payload, field by field, and to the one before', async () => {
    const reference = await force.declares('amara.okafor')
    await force.does('paula.reyes', 'web', reference, { type: 'refer', rationale: 'Please look.' })
    const { rows } = await force.db.query(
      `SELECT e.version, e.commitment = sha256('declarable-associations/payload/v1'::bytea || '\\x00'::bytea || coalesce((
           SELECT string_agg(sha256('declarable-associations/field/v1'::bytea || '\\x00'::bytea || p.salts[i] || convert_to(p.names[i], 'UTF8') || '\\x00'::bytea
             || convert_to(p.values[i], 'UTF8')), ''::bytea ORDER BY i) FROM generate_subscripts(p.names, 1) i), '')) AS holds,
         convert_from(e.entry, 'UTF8')::json ->> 'previous' IS NOT DISTINCT FROM encode(lag(e.commitment) OVER (ORDER BY e.version), 'hex') AS follows
       FROM audit_event e JOIN audit_payload p ON p.event_id = e.id JOIN declaration d ON d.id = e.object_id
       WHERE d.reference = $1 AND e.object_kind = 'declaration' ORDER BY e.version`,
      [reference],
    )
    expect(rows).toEqual([1, 2, 3].map((version) => ({ version, holds: true, follows: true })))
  })

  it('holds entries without a name or a word that was typed', async () => {
    const reference = await force.declares('amara.okafor', { contact: { fullName: 'Unmistakable Canary' } })
    const { rows } = await force.db.query(
      `SELECT string_agg(convert_from(entry, 'UTF8'), '') AS entries FROM audit_event e JOIN declaration d ON d.id = e.object_id WHERE reference = $1`,
      [reference],
    )
    expect(rows[0].entries).not.toMatch(/Canary|Okafor|OA-/)
  })
})

describe('the request context', () => {
  it('cannot be forged', async () => {
    const forged = force.inDatabase('amara.okafor', 'web', async (db) => {
      const { rows } = await db.query(`SELECT current_setting('portal.context') AS context`)
      await db.query(`SELECT set_config('portal.context', $1, true)`, [
        rows[0].context.replace(force.id('amara.okafor'), force.id('paula.reyes')),
      ])
      return db.query('SELECT me()')
    })
    await expect(forged).rejects.toMatchObject({ code: '28000' })
  })

  it('cannot be replayed in another transaction', async () => {
    const taken = await force.inDatabase(
      'paula.reyes',
      'web',
      async (db) => (await db.query(`SELECT current_setting('portal.context') AS context`)).rows[0].context,
    )
    const replayed = force.inDatabase('amara.okafor', 'web', async (db) => {
      await db.query(`SELECT set_config('portal.context', $1, true)`, [taken])
      return db.query('SELECT me()')
    })
    await expect(replayed).rejects.toMatchObject({ code: '28000' })
  })

  it('is gone for somebody whom the directory no longer knows', async () => {
    const token = await force.signIn('kofi.brannigan')
    await force.db.query('UPDATE person SET active = false WHERE id = $1', [force.id('kofi.brannigan')])
    const { rows } = await force.db.query('SELECT state FROM begin_request($1, now())', [tokenHash(token)])
    await force.db.query('UPDATE person SET active = true WHERE id = $1', [force.id('kofi.brannigan')])
    expect(rows).toEqual([{ state: 'unknown' }])
  })

  it('serves nobody outside professional standards by their role', async () => {
    expect(
      await force.inDatabase('amara.okafor', 'standards', async (db) => (await db.query('SELECT me()')).rows),
    ).toEqual([{ me: null }])
  })
})

describe('the doors of the database', () => {
  const move = `SELECT move_declaration($1, $2, $3, $4, NULL, $5, NULL)`
  const append = `SELECT append_event('moved', 'declaration', $1, '{}', '{}', '{declarant}')`

  it('let nobody seize a declaration that has no reviewer, nor lock it', async () => {
    const reference = await force.declares('ewan.price', { categories: ['extremism_terrorism'] })
    const id = (await force.sees('ewan.price', 'web', reference))?.id
    const lock = await force.inDatabase('amara.okafor', 'web', (db) =>
      db.query('SELECT lock_declaration($1) AS id', [reference]),
    )
    expect(lock.rows).toEqual([{ id: null }])
    const seize = force.inDatabase('amara.okafor', 'web', (db) =>
      db.query(move, [id, 1, 'with_manager', force.id('amara.okafor'), false]),
    )
    await expect(seize).rejects.toMatchObject({ code: '42501' })
  })

  it('let nobody act while the request is laid aside', async () => {
    const reference = await force.declares('amara.okafor')
    const id = (await force.sees('amara.okafor', 'web', reference))?.id
    const seize = force.inDatabase('ewan.price', 'web', async (db) => {
      await db.query(`SELECT set_config('portal.context', '', true)`)
      expect((await db.query('SELECT lock_declaration($1) AS id', [reference])).rows).toEqual([{ id: null }])
      await db.query(move, [id, 1, 'with_manager', force.id('ewan.price'), false])
    })
    await expect(seize).rejects.toMatchObject({ code: '42501' })
  })

  it.each([
    ['approve', 'amara.okafor', 'approved_by_manager', 'paula.reyes', true],
    ['decide', 'amara.okafor', 'decided', 'paula.reyes', true],
    ['hand over', 'amara.okafor', 'with_manager', 'bo.lund', false],
    ['hand over as its reviewer', 'paula.reyes', 'with_manager', 'bo.lund', false],
    ['decide as its reviewer', 'paula.reyes', 'decided', 'paula.reyes', true],
  ])('let no party %s against the lifecycle', async (_, who, status, reviewer, settled) => {
    const reference = await force.declares('amara.okafor')
    const id = (await force.sees('amara.okafor', 'web', reference))?.id
    const act = force.inDatabase(who, 'web', async (db) => {
      await db.query(move, [id, 1, status, force.id(reviewer), settled])
      await db.query(append, [id])
    })
    await expect(act).rejects.toMatchObject({ code: '42501' })
  })

  it('let no assessor decide without a decision, or alone where two must', async () => {
    const reference = await force.declares('ewan.price', { categories: ['extremism_terrorism'] })
    const act = force.inDatabase('imran.castle', 'standards', async (db) => {
      const { rows } = await db.query('SELECT id, version FROM declaration WHERE reference = $1', [reference])
      await db.query(move, [rows[0].id, rows[0].version, 'decided', null, true])
    })
    await expect(act).rejects.toMatchObject({ code: '42501' })
  })

  it('let nobody write into the history of what is not theirs', async () => {
    const reference = await force.declares('amara.okafor')
    const id = (await force.sees('amara.okafor', 'web', reference))?.id
    const sent = force.inDatabase('ewan.price', 'web', (db) => db.query(append, [id]))
    await expect(sent).rejects.toMatchObject({ code: '42501' })
    const other = force.inDatabase('ewan.price', 'web', (db) =>
      db.query(`SELECT append_event('signed_out', 'person', $1, '{}', '{}', '{}')`, [
        force.id('amara.okafor'),
      ]),
    )
    await expect(other).rejects.toMatchObject({ code: '42501' })
  })

  it('do not show a declarant who works on the case, whomever they try to tell', async () => {
    const reference = await force.declares('ewan.price', { categories: ['extremism_terrorism'] })
    const assessorId = force.id('imran.castle')
    await force.does('imran.castle', 'standards', reference, { type: 'assign', assessorId })
    const id = (await force.sees('ewan.price', 'web', reference))?.id
    const wrote = await force.inDatabase('ewan.price', 'web', async (db) => {
      await db.query(`SELECT tell($1, $2, 'review_needed')`, [assessorId, id])
      return db.query(`SELECT pg_current_xact_id_if_assigned() IS NOT NULL AS wrote`)
    })
    expect(wrote.rows).toEqual([{ wrote: false }])
    for (const table of ['declaration', 'association'])
      await expect(
        force.inDatabase('ewan.price', 'web', (db) => db.query(`SELECT xmax FROM ${table}`)),
      ).rejects.toMatchObject({ code: '42501' })
  })

  it('do not show a declarant who looked after the first decision, not even once it is called in', async () => {
    const reference = await force.declares('amara.okafor')
    await force.does('paula.reyes', 'web', reference, { type: 'approve', rationale: 'r', measures: [] })
    const reader = await force.reader('imran.castle', 'standards')
    expect(await openRecord(reader, reference, 'Another enquiry leads here.')).toHaveProperty('done')
    expect(
      await force.does('imran.castle', 'standards', reference, { type: 'call_in', reason: 'r' }),
    ).toHaveProperty('done')
    const id = (await force.sees('amara.okafor', 'web', reference))?.id
    const shown = await force.inDatabase('amara.okafor', 'web', (db) =>
      db.query('SELECT * FROM openings_of($1)', [id]),
    )
    expect(shown.rows).toEqual([])
  })

  it('do not open by way of the queue, which the worker owns', async () => {
    const db = new pg.Client({ connectionString: testDatabase().jobs })
    await db.connect()
    try {
      for (const change of ['SECURITY INVOKER', 'RESET ALL'])
        await expect(db.query(`ALTER FUNCTION enqueue(text, json, text) ${change}`)).rejects.toMatchObject({
          code: '42501',
        })
    } finally {
      await db.end()
    }
    const { rows } = await force.db.query(
      `SELECT rolcanlogin FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner WHERE proname = 'enqueue'`,
    )
    expect(rows).toEqual([{ rolcanlogin: false }])
  })
})

describe('with row security switched off', () => {
  it('the law still refuses', async () => {
    try {
      const reference = await force.declares('amara.okafor')
      await force.db.query('ALTER TABLE declaration DISABLE ROW LEVEL SECURITY')
      const reader = await force.reader('jonah.whitlock', 'web')
      expect(
        await execute(reader, reference, { type: 'approve', rationale: 'r', measures: [] }, '1'),
      ).toEqual({ refused: 'not_found' })
    } finally {
      await force.db.query('ALTER TABLE declaration ENABLE ROW LEVEL SECURITY')
    }
  })
})

describe('the schema', () => {
  it('forces row security on every table of the portal', async () => {
    const { rows } = await force.db.query(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND relname <> '_prisma_migrations' AND NOT (relrowsecurity AND relforcerowsecurity)`,
    )
    expect(rows).toEqual([])
  })

  it('has no role of the portal that could go around it', async () => {
    const { rows } = await force.db.query(
      `SELECT rolname FROM pg_roles WHERE rolname LIKE 'portal_%' AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)`,
    )
    expect(rows).toEqual([])
  })

  it('grants what is on the list and nothing else', async () => {
    const { rows } = await force.db.query(
      `SELECT grantee || ' ' || privilege_type || ' ' || table_name || coalesce(' (' || nullif(columns, '') || ')', '') AS line FROM (
         SELECT grantee, privilege_type, table_name, '' AS columns FROM information_schema.role_table_grants
         WHERE table_schema = 'public' AND grantee LIKE 'portal_%' AND grantee <> 'portal_owner'
         UNION ALL
         SELECT c.grantee, c.privilege_type, c.table_name, string_agg(c.column_name, ', ' ORDER BY c.column_name) FROM information_schema.column_privileges c
         WHERE c.table_schema = 'public' AND c.grantee LIKE 'portal_%' AND c.grantee <> 'portal_owner' AND NOT EXISTS (
           SELECT FROM information_schema.role_table_grants t WHERE t.table_schema = 'public' AND t.grantee = c.grantee AND t.table_name = c.table_name AND t.privilege_type = c.privilege_type)
         GROUP BY 1, 2, 3
         UNION ALL
         SELECT grantee, privilege_type, routine_name || '()', '' FROM information_schema.role_routine_grants
         WHERE specific_schema = 'public' AND grantee IN ('PUBLIC', 'portal_signin', 'portal_web', 'portal_standards', 'portal_jobs', 'portal_directory')
           AND NOT EXISTS (SELECT FROM pg_depend x JOIN pg_proc p ON p.oid = x.objid WHERE x.deptype = 'e' AND p.proname || '_' || p.oid = specific_name)
       ) granted ORDER BY 1`,
    )
    const listed = readFileSync(new URL('./grants.txt', import.meta.url), 'utf8')
      .trim()
      .split('\n')
    expect(rows.map((row) => row.line)).toEqual(listed)
  })
})
