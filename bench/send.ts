import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { sendDeclaration } from '#lib/commands/send.ts'
import { closeClients } from '#lib/db/clients.ts'
import type { SessionToken } from '#lib/reader.ts'
import { connected } from '../scripts/database/databases.ts'
import { BareSql, type Ready } from './bare.ts'
import { type BenchDatabase, idOf, people, tokenOf } from './database.ts'
import { sample } from './declared.ts'
import { cpuOf, median } from './measure.ts'
import type { Report } from './report.ts'

const inFlight = 10
const rounds = 6

type Round = {
  readonly perSecond: number
  readonly clientMs: number
  readonly databaseMs: number
}

/** Sending through the portal's command against the same writes as bare SQL, in turns, ten at a time. */
export async function measureSend(database: BenchDatabase, seconds: number, report: Report): Promise<void> {
  const bare = new BareSql(database.settings.DATABASE_URL_WEB ?? '', sample)
  const sides = {
    command: async ({ token, draftId }: Ready) => {
      const sent = await sendDeclaration(token as SessionToken, draftId, sample)
      if ('refused' in sent) throw new Error(`sending was refused: ${sent.refused}`)
    },
    bare: (ready: Ready) => bare.send(ready),
  }
  const measured: Record<keyof typeof sides, Round[]> = { command: [], bare: [] }
  try {
    await connected(database.url, async (db) => {
      const drafts = new Drafts(db)
      for (const side of ['command', 'bare'] as const) await round(sides[side], drafts, 1, database)
      for (let turn = 0; turn < rounds; turn++)
        // Each goes first as often as the other.
        for (const side of turn % 2 ? (['bare', 'command'] as const) : (['command', 'bare'] as const))
          measured[side].push(await round(sides[side], drafts, seconds / rounds, database))
    })
  } finally {
    await bare.close()
    await closeClients()
  }
  const of = (side: keyof typeof sides, figure: keyof Round) =>
    median(measured[side].map((each) => each[figure]))
  const ratios = measured.command.map(
    (each, turn) => each.perSecond / (measured.bare[turn]?.perSecond ?? Number.NaN),
  )
  report.goal(
    'send: throughput against bare SQL',
    median(ratios),
    { atLeast: 0.6 },
    `${of('command', 'perSecond').toFixed(0)} sends/s against ${of('bare', 'perSecond').toFixed(0)}, ${inFlight} in flight`,
  )
  for (const side of ['command', 'bare'] as const)
    report.figure(
      `send: processor time, ${side === 'command' ? 'command' : 'bare SQL'}`,
      `${of(side, 'clientMs').toFixed(2)} ms in the client and ${of(side, 'databaseMs').toFixed(2)} ms in the database per send`,
      { client: of(side, 'clientMs'), database: of(side, 'databaseMs') },
    )
}

/** Drafts that are ready to be sent, each by another person, so that nobody meets their own limit or lock. */
export class Drafts {
  readonly #db: pg.Client
  readonly #senders: Promise<readonly Omit<Ready, 'draftId'>[]>
  #next = 0

  constructor(db: pg.Client) {
    this.#db = db
    this.#senders = senders(db)
  }

  async make(count: number): Promise<Ready[]> {
    const senders = await this.#senders
    const made = Array.from({ length: count }, () => {
      const sender = senders[this.#next++ % senders.length]
      if (!sender) throw new Error('nobody to send')
      return { ...sender, draftId: randomUUID() }
    })
    await this.#db.query(
      `INSERT INTO draft (id, person_id, answers, place, version, created_at, updated_at)
       SELECT id, person, '{}', 'check', 1, now(), now() FROM unnest($1::uuid[], $2::uuid[]) AS x (id, person)`,
      [made.map((each) => each.draftId), made.map((each) => each.declarantId)],
    )
    return made
  }

  async clear(): Promise<void> {
    await this.#db.query('DELETE FROM draft')
    // Mail that nobody carries away would pile up and slow both sides alike.
    await this.#db.query('TRUNCATE graphile_worker._private_jobs')
  }
}

async function senders(db: pg.Client): Promise<readonly Omit<Ready, 'draftId'>[]> {
  const { rows } = await db.query<{ id: string; unit_code: string; line_manager_id: string }>(
    'SELECT id, unit_code, line_manager_id FROM person WHERE id = ANY ($1::uuid[]) AND line_manager_id IS NOT NULL',
    [Array.from({ length: people }, (_, index) => idOf(index))],
  )
  const tokens = new Map(Array.from({ length: people }, (_, index) => [idOf(index), tokenOf(index)] as const))
  return rows.map(({ id, unit_code, line_manager_id }) => ({
    declarantId: id,
    unit: unit_code,
    managerId: line_manager_id,
    token: tokens.get(id) ?? '',
  }))
}

const mostPerSecond = 2000

async function round(
  send: (ready: Ready) => Promise<void>,
  drafts: Drafts,
  seconds: number,
  { postmaster }: BenchDatabase,
): Promise<Round> {
  const ready = await drafts.make(Math.ceil(seconds * mostPerSecond))
  const databaseBefore = cpuOf(postmaster)
  const cpuBefore = process.cpuUsage()
  const began = performance.now()
  let done = 0
  const one = async () => {
    while (performance.now() - began < seconds * 1000) {
      const next = ready.pop()
      if (!next) return
      await send(next)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: inFlight }, one))
  const elapsed = performance.now() - began
  const { user, system } = process.cpuUsage(cpuBefore)
  const databaseMs = cpuOf(postmaster) - databaseBefore
  await drafts.clear()
  return {
    perSecond: done / (elapsed / 1000),
    clientMs: (user + system) / 1000 / done,
    databaseMs: databaseMs / done,
  }
}
