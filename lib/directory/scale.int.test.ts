import pg from 'pg'
import { expect, it } from 'vitest'
import { tokenHash } from '#lib/db/request.ts'
import { freshDatabase } from '../../scripts/test/database.ts'
import { fillForce, nextFeed } from '../../scripts/test/whole-force.ts'
import { applyFeed } from './apply.ts'

/* A whole force of which some have another line manager, and something open with the old one. How long it takes: `npm run bench -- directory`. */
const force = { people: 46_000, managers: 1_000, moved: 200 }

it('takes in a whole force, and the lists of line managers stay on their index', async () => {
  const database = await freshDatabase()
  const owner = new pg.Client({ connectionString: database.migrator })
  const feed = new pg.Client({ connectionString: database.directory })
  const web = new pg.Client({ connectionString: database.web })
  await Promise.all([owner.connect(), feed.connect(), web.connect()])
  try {
    await fillForce(owner, force)
    const applied = await applyFeed(feed, nextFeed(force), { dryRun: false, mostLeavingPercent: null })
    expect(applied).toMatchObject({ people: force.moved, records: force.moved, failed: 0 })

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
