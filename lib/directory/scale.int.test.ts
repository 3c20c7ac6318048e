import pg from 'pg'
import { expect, it } from 'vitest'
import { tokenHash } from '#lib/db/request.ts'
import { seedPolicy } from '../../prisma/seed/directory.ts'
import { freshDatabase } from '../../scripts/test/database.ts'
import { applyFeed } from './apply.ts'
import type { FedPerson } from './feed.ts'

/* A whole force: 46,000 people in a feed, 2,000 of whom have another line manager and something open with the old one. */
const people = 46_000
const moved = 2_000
const managers = 1_000
const managerOf = (n: number) => `N${(n % managers) + 1}`

const fill = `
  SET session_replication_role = replica;
  UPDATE installation SET mode = 'demo';
  INSERT INTO unit VALUES ('NB', 'Northbank', 'bcu');
  INSERT INTO person SELECT gen_random_uuid(), 's' || n, gen_random_uuid(), 'Person ' || n, 'PC', 'officer', 'N' || n, 'n' || n || '@force.example', 'NB', NULL,
    CASE n WHEN ${people} THEN '{decisionMaker}' ELSE '{}' END::person_role[], false, true FROM generate_series(1, ${people}) n;
  UPDATE person p SET line_manager_id = m.id FROM person m
    WHERE substr(p.staff_number, 2)::int > ${managers} AND m.staff_number = 'N' || substr(p.staff_number, 2)::int % ${managers} + 1;
  INSERT INTO declaration SELECT gen_random_uuid(), 'OA-' || to_char(n, 'FM0000') || '-' || to_char(k, 'FM0000'), gen_random_uuid(), p.id, 'NB',
    (CASE k WHEN 1 THEN 'with_manager' ELSE 'approved_by_manager' END)::declaration_status, 1, 'manager', false, '1', false, p.line_manager_id, now(),
    '2031-01-01', CASE k WHEN 1 THEN NULL ELSE now() END
    FROM generate_series(1, 5000) n, generate_series(1, 4) k, person p WHERE p.staff_number = 'N' || n + ${managers} AND (k = 1 OR n > ${moved});
  INSERT INTO standards_case SELECT id, declarant_id, 'dormant', 1, false, '{}', NULL, false, NULL, NULL FROM declaration;
  SET session_replication_role = origin;
  ANALYZE`

it('takes in a whole force with 2,000 moves within a minute, and the lists of line managers stay on their index', async () => {
  const database = await freshDatabase()
  const owner = new pg.Client({ connectionString: database.migrator })
  const feed = new pg.Client({ connectionString: database.directory })
  const web = new pg.Client({ connectionString: database.web })
  await Promise.all([owner.connect(), feed.connect(), web.connect()])
  try {
    await owner.query(fill)
    await seedPolicy(owner)
    const fed = Array.from({ length: people }, (_, at): FedPerson => {
      const n = at + 1
      const moves = n > managers && n <= managers + moved
      const manager = n <= managers ? null : managerOf(moves ? n + 1 : n)
      return {
        ...{
          line: n + 1,
          subject: `s${n}`,
          staffNumber: `N${n}`,
          fullName: `Person ${n}`,
          title: 'PC',
          unit: 'NB',
        },
        ...{ email: `n${n}@force.example`, manager, kind: 'officer', senior: false, active: true },
      }
    })
    const began = performance.now()
    const applied = await applyFeed(feed, fed, { dryRun: false, mostLeavingPercent: null })
    const seconds = (performance.now() - began) / 1000
    expect(applied).toMatchObject({ people: moved, records: moved, failed: 0 })
    expect(seconds).toBeLessThan(60)

    const { rows: some } = await owner.query('SELECT id FROM person WHERE staff_number = $1', ['N5'])
    const token = Buffer.alloc(32, 7)
    await owner.query('SELECT signin_open($1, $2, now(), 900, 28800)', [
      some[0].id,
      tokenHash(token.toString('base64url')),
    ])
    await web.query('BEGIN')
    await web.query('SELECT begin_request($1, now())', [tokenHash(token.toString('base64url'))])
    const plan = await web.query(
      `EXPLAIN (ANALYZE, COSTS off, FORMAT text) SELECT reference FROM declaration WHERE reviewer_id = ANY (ARRAY[$1::uuid]) AND status = 'with_manager' ORDER BY sent_at LIMIT 20`,
      [some[0].id],
    )
    const lines = plan.rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(lines).toMatch(/Index .*declaration_reviewer/)
    expect(lines).not.toMatch(/Seq Scan on declaration/)
  } finally {
    await Promise.all([owner.end(), feed.end(), web.end()])
    await database.drop()
  }
}, 180_000)
