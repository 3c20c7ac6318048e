import { setTimeout as sleep } from 'node:timers/promises'
import { sendDeclaration } from '#lib/commands/send.ts'
import { closeClients } from '#lib/db/clients.ts'
import type { SessionToken } from '#lib/reader.ts'
import { connected } from '../scripts/database/databases.ts'
import { forkSealer } from '../scripts/test/sealers.ts'
import type { BenchDatabase } from './database.ts'
import { sample } from './declared.ts'
import { cpuOf, median, percentile } from './measure.ts'
import type { Report } from './report.ts'
import { Drafts } from './send.ts'

const perSecond = 20
const rounds = 8
// What came while nobody sealed is sealed before the next round begins.
const backlogMs = 1500

type Round = { readonly p50: number; readonly p95: number; readonly cpuMs: number }
type Keys = { readonly keyFile: string; readonly stateFile: string }

/** Twenty sends a second by the clock, with a sealer at work on the same machine and without, in turns. */
export async function measureSendSealed(
  database: BenchDatabase,
  keys: Keys,
  seconds: number,
  report: Report,
): Promise<void> {
  const sealer = forkSealer()
  const measured: Record<'sealed' | 'plain', Round[]> = { sealed: [], plain: [] }
  const order = { databaseUrl: database.settings.DATABASE_URL_JOBS ?? '', ...keys }
  try {
    await connected(database.url, async (db) => {
      const drafts = new Drafts(db)
      sealer.starts(order)
      await sleep(backlogMs)
      await round(drafts, 1)
      await sealer.rests()
      for (let turn = 0; turn < rounds; turn++)
        for (const side of turn % 2 ? (['plain', 'sealed'] as const) : (['sealed', 'plain'] as const)) {
          if (side === 'sealed') sealer.starts(order)
          await sleep(backlogMs)
          measured[side].push(await round(drafts, Math.max(2, seconds / 4)))
          if (side === 'sealed') await sealer.rests()
        }
    })
  } finally {
    await sealer.kills()
    await closeClients()
  }
  const of = (side: keyof typeof measured, figure: keyof Round) =>
    median(measured[side].map((each) => each[figure]))
  const ratios = measured.sealed.map((each, turn) => each.p50 / (measured.plain[turn]?.p50 ?? Number.NaN))
  report.goal(
    `history: a send at ${perSecond}/s with the sealer at work against without`,
    median(ratios),
    { atMost: 1.05 },
    `p50 ${of('sealed', 'p50').toFixed(1)} ms against ${of('plain', 'p50').toFixed(1)}, p95 ${of('sealed', 'p95').toFixed(1)} against ${of('plain', 'p95').toFixed(1)}; rounds from ${Math.min(...ratios).toFixed(2)}× to ${Math.max(...ratios).toFixed(2)}×`,
  )
  const [sealed, plain] = [of('sealed', 'cpuMs'), of('plain', 'cpuMs')]
  report.goal(
    'history: processor time of everything per send, with the sealer against without',
    sealed / plain,
    { atMost: 1.05 },
    `${sealed.toFixed(2)} ms against ${plain.toFixed(2)}: the client, the database and the sealer, which works the same for one event as for many`,
  )
}

/** Begun by the clock, whether or not earlier ones have ended. */
async function round(drafts: Drafts, seconds: number): Promise<Round> {
  const ready = await drafts.make(Math.round(seconds * perSecond))
  const times: number[] = []
  const running: Promise<void>[] = []
  // With everything this process started: the database and the sealer are below it.
  const cpuBefore = cpuOf(process.pid)
  const began = performance.now()
  for (const [at, { token, draftId }] of ready.entries()) {
    await sleep(Math.max(0, began + (at * 1000) / perSecond - performance.now()))
    const start = performance.now()
    running.push(
      sendDeclaration(token as SessionToken, draftId, sample).then((sent) => {
        if ('refused' in sent) throw new Error(`sending was refused: ${sent.refused}`)
        times.push(performance.now() - start)
      }),
    )
  }
  await Promise.all(running)
  const cpuMs = (cpuOf(process.pid) - cpuBefore) / ready.length
  await drafts.clear()
  return { p50: median(times), p95: percentile(times, 0.95), cpuMs }
}
