import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { sendDeclaration } from '#lib/commands/send.ts'
import type { Declared, DeclaredIdentity } from '#lib/domain/declared.ts'
import { parseIdentity } from '#lib/identities/parse.ts'
import { matchDeclaration } from '#lib/links/match.ts'
import type { SessionToken } from '#lib/reader.ts'
import { sample } from './declared.ts'
import { percentile } from './measure.ts'
import type { Report } from './report.ts'
import { contact } from './search-fill.ts'

const pairs = 200

/** A declaration that is to be sent: of somebody whom another person declared already, or of nobody that anybody knows. */
type Planted = {
  readonly sender: number
  readonly declared: Declared
  readonly repeats: number | null
  readonly shares: boolean
}

type Sent = Planted & { readonly id: string; readonly ms: number }

/**
 * Repeats that are planted among a million: whether each is found, how long the comparison takes, whether what is told is right, and
 * whether the time of a send tells its sender that anything matched.
 */
export async function measureLinks(url: string, rows: number, report: Report): Promise<void> {
  const db = new pg.Client({ connectionString: url })
  const jobs = new pg.Client({ connectionString: process.env.DATABASE_URL_JOBS ?? '' })
  await Promise.all([db.connect(), jobs.connect()])
  const sent: Sent[] = []
  try {
    for (const each of planted(rows)) sent.push(await send(db, each))
    report.heading('Links')
    tellSilence(sent.slice(10), report)
    const times: number[] = []
    for (const { id } of sent) {
      const began = performance.now()
      await matchDeclaration(jobs, id)
      times.push(performance.now() - began)
    }
    await tellFound(db, sent, times, report)
  } finally {
    await remove(
      db,
      sent.map(({ id }) => id),
    )
    await Promise.all([db.end(), jobs.end()])
  }
}

/** In turn one that repeats somebody with an account, one that repeats a name alone, and two that repeat nobody. */
function planted(rows: number): Planted[] {
  return Array.from({ length: pairs * 2 }, (_, index) => {
    const repeats = index % 2 === 0
    const shares = index % 4 === 0
    // Not restricted: one in two hundred is.
    const n = (index * Math.floor(rows / pairs / 2 - 1)) % rows
    const known = contact(n % 200 === 7 ? n + 1 : n)
    const fresh = contact(60_000_000 + index)
    const source = repeats ? known : fresh
    const name = (source.names[0] ?? 'Nobody').split(' ')
    const accounts = (shares ? known : fresh).accounts.slice(0, 2)
    return {
      sender: (known.n + 1) % 3000,
      repeats: repeats ? known.n : null,
      shares,
      declared: declaredOf(
        index % 8 < 4 ? name.join(' ') : name.toReversed().join(' ').toUpperCase(),
        accounts,
      ),
    }
  })
}

function declaredOf(
  fullName: string,
  accounts: readonly { kind: string; platform: string | null; value: string }[],
): Declared {
  const [first] = sample.contacts
  if (!first) throw new Error('the sample has a contact')
  const identities: DeclaredIdentity[] = accounts.map(({ kind, platform, value }) => {
    const raw = kind === 'handle' ? `@${value.toUpperCase()} on ${platform}` : value
    const read = parseIdentity(raw)
    return { raw, kind: read.kind, platform: read.platform, handle: read.handle, value: read.value }
  })
  return { ...sample, contacts: [{ ...first, fullName, identities }] }
}

async function send(db: pg.Client, each: Planted): Promise<Sent> {
  const draft = randomUUID()
  await db.query(
    `INSERT INTO draft (id, person_id, answers, place, version, created_at, updated_at)
     SELECT $1, id, '{}', 'check', 1, now(), now() FROM person WHERE subject = $2`,
    [draft, `bench.${each.sender}`],
  )
  const token = `bench-session-bench.${each.sender}` as SessionToken
  const began = performance.now()
  const done = await sendDeclaration(token, draft, each.declared)
  const ms = performance.now() - began
  if ('refused' in done) throw new Error(`sending was refused: ${done.refused}`)
  const { rows } = await db.query('SELECT id FROM declaration WHERE draft_id = $1', [draft])
  return { ...each, id: rows[0].id, ms }
}

function tellSilence(sent: readonly Sent[], report: Report): void {
  const times = (shares: boolean) => sent.filter((each) => each.shares === shares).map(({ ms }) => ms)
  const [matched, others] = [times(true), times(false)]
  const z = apart(matched, others)
  report.goal(
    'silence: how far apart sends with and without a match are, in standard deviations',
    Math.abs(z),
    { atMost: 3 },
    `p50 ${percentile(matched, 0.5).toFixed(1)} ms with and ${percentile(others, 0.5).toFixed(1)} ms without, p95 ${percentile(matched, 0.95).toFixed(1)} and ${percentile(others, 0.95).toFixed(1)}; ${matched.length} and ${others.length} sends in turn (rank sum of Mann and Whitney; of sends that do not differ, 997 in 1000 are nearer)`,
  )
}

/** The rank sum of one sample among both, in standard deviations from what chance would give. */
function apart(one: readonly number[], other: readonly number[]): number {
  const all = [...one.map((ms) => ({ ms, own: 1 })), ...other.map((ms) => ({ ms, own: 0 }))]
  all.sort((a, b) => a.ms - b.ms)
  const ranks = all.reduce((sum, { own }, at) => sum + own * (at + 1), 0)
  const [n, m] = [one.length, other.length]
  return (ranks - (n * (n + m + 1)) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12)
}

async function tellFound(
  db: pg.Client,
  sent: readonly Sent[],
  times: readonly number[],
  report: Report,
): Promise<void> {
  const { rows } = await db.query<{ id: string; other: string; band: string }>(
    `SELECT s.id, CASE WHEN l.declaration_a = s.id THEN l.declaration_b ELSE l.declaration_a END AS other, l.band
     FROM unnest($1::uuid[]) s (id) JOIN link l ON s.id IN (l.declaration_a, l.declaration_b)`,
    [sent.map(({ id }) => id)],
  )
  const { rows: known } = await db.query<{ n: number; id: string }>(
    `SELECT n, md5('search declaration ' || n)::uuid AS id FROM unnest($1::integer[]) n`,
    [sent.flatMap(({ repeats }) => repeats ?? [])],
  )
  const declarationOf = new Map(known.map(({ n, id }) => [n, id]))
  const isRight = (link: { id: string; other: string }) => {
    const one = sent.find(({ id }) => id === link.id)
    return one?.repeats !== null && one !== undefined && declarationOf.get(one.repeats ?? -1) === link.other
  }
  const found = (which: readonly Sent[]) =>
    which.filter(({ id }) => rows.some((link) => link.id === id && isRight(link))).length
  const sharing = sent.filter(({ shares }) => shares)
  const byName = sent.filter(({ shares, repeats }) => !shares && repeats !== null)
  report.goal(
    'links: planted repeats that share an account, found',
    found(sharing) / sharing.length,
    { atLeast: 1 },
    `${found(sharing)} of ${sharing.length}; ${found(byName)} of ${byName.length} by the name alone, in the same order or turned round in capitals`,
  )
  const alerts = rows.filter(({ band }) => band === 'alert')
  const right = alerts.filter(isRight).length
  report.goal(
    'links: alerts that are right',
    alerts.length === 0 ? 0 : right / alerts.length,
    { atLeast: 0.95 },
    `${right} of ${alerts.length}; ${rows.length - alerts.length} shown as possible`,
  )
  report.goal(
    'links: p95 of a comparison',
    percentile(times, 0.95),
    { atMost: 50 },
    `p50 ${percentile(times, 0.5).toFixed(1)} ms, most ${Math.max(...times).toFixed(0)} ms, ${times.length} declarations`,
    ' ms',
  )
}

const written = [
  'link',
  'matched',
  'name_entry',
  'identity_entry',
  'online_identity',
  'associate',
  'association',
  'statement',
  'standards_case',
]

/** What was planted goes again, so that the next run finds what this one found. */
async function remove(db: pg.Client, ids: readonly string[]): Promise<void> {
  await db.query('SET session_replication_role = replica')
  await db.query(
    'DELETE FROM audit_payload WHERE event_id IN (SELECT id FROM audit_event WHERE object_id = ANY ($1))',
    [ids],
  )
  await db.query('DELETE FROM audit_event WHERE object_id = ANY ($1)', [ids])
  for (const table of written) {
    const where =
      table === 'link' ? 'declaration_a = ANY ($1) OR declaration_b = ANY ($1)' : 'declaration_id = ANY ($1)'
    await db.query(`DELETE FROM ${table} WHERE ${where}`, [ids])
  }
  await db.query('DELETE FROM declaration WHERE id = ANY ($1)', [ids])
  await db.query('TRUNCATE name_word_new, graphile_worker._private_jobs')
}
