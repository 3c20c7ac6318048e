import type pg from 'pg'
import { CannotExport, exportFolder } from '../../lib/history/export-folder.ts'
import { Malformed } from '../../lib/history/log/malformed.ts'
import { verifyFolder } from '../../lib/history/offline/verify-folder.ts'
import { openLog } from '../../lib/history/seal/open-log.ts'
import { SealingRefused } from '../../lib/history/seal/refused.ts'
import { sealRound } from '../../lib/history/seal/seal.ts'
import { readLastSigned, writeLastSigned } from '../../lib/history/seal/signed-file.ts'
import { type Finding, verifyHistory } from '../../lib/history/verify.ts'
import { verifyLog } from '../../lib/history/verify-log.ts'
import { open, settled } from './made.ts'
import type { Scene } from './scene.ts'
import { showTo } from './witnesses.ts'

export const tools = ['verifier', 'sealer', 'witness', 'copy'] as const
export type Tool = (typeof tools)[number]
/** What a tool said, and the size of the log that vouches for the opposite where it knows one. */
export type Found = { readonly by: Tool; readonly words: string; readonly since: number | null }

/**
 * Lets everything that could notice look at a scene, as it would in the days after: the verifier, the auditor who continues their
 * copy, the sealer with the memory beside its key, the verifier once more where the sealer saw no reason to stop, and the witnesses.
 */
export async function whatIsFound(scene: Scene): Promise<readonly Found[]> {
  const before = await verifier(scene)
  const copy = await auditorsCopy(scene)
  const sealer = await seals(scene, true)
  const after = sealer.length === 0 && before.length === 0 ? await verifier(scene) : []
  const witness = await witnesses(scene)
  return [...before, ...after, ...sealer, ...witness, ...copy]
}

async function verifier({ db, witnesses: { policy } }: Scene): Promise<readonly Found[]> {
  const found: Found[] = []
  await verifyLog(db, policy, ({ what, where, since }) =>
    found.push({ by: 'verifier', words: `${where}: ${what}`, since }),
  )
  for (const finding of (await verifyHistory(db)).findings) {
    const { what, kind, version } = finding
    const since = await sinceOf(db, finding)
    found.push({ by: 'verifier', words: `${kind}, version ${version}: ${what}`, since })
  }
  return found
}

/** The first checkpoint over an event, or over the last that is left of its chain. */
async function sinceOf(db: pg.Client, { kind, object, version }: Finding): Promise<number | null> {
  const { rows } = await db.query<{ size: string | null }>(
    `SELECT (SELECT min(c.size) FROM log_checkpoint c WHERE c.log_id = l.log_id AND c.size > l.index) AS size
     FROM audit_event e JOIN log_leaf l ON l.event_id = e.id
     WHERE e.object_kind = $1 AND e.object_id = $2 AND e.version = $3`,
    [kind, object, version],
  )
  return rows[0]?.size == null ? null : Number(rows[0].size)
}

/** Continues the copy that an auditor holds, and checks the copy by itself. */
async function auditorsCopy({ db, auditor, witnesses: { policy } }: Scene): Promise<readonly Found[]> {
  const held = verifyFolder(auditor, { policy })
  if (held.total > 0) throw new Error('the copy was not good before')
  try {
    await exportFolder(db, auditor)
  } catch (error) {
    if (!(error instanceof CannotExport || error instanceof Malformed)) throw error
    return [{ by: 'copy', words: error.message, since: held.checkpoint?.size ?? null }]
  }
  return verifyFolder(auditor, { policy }).findings.map(({ what, where, since }) => ({
    by: 'copy',
    words: `${where}: ${what}`,
    since,
  }))
}

/** Opens the log and seals what waits, as the worker does when it starts. */
async function seals({ urls, memory, made: { key } }: Scene, withMemory: boolean): Promise<readonly Found[]> {
  const db = await open(urls.jobs)
  const remembered = withMemory ? readLastSigned(memory) : null
  try {
    await settled(db)
    const log = await openLog(db, key, remembered)
    const remember = (checkpoint: Parameters<typeof writeLastSigned>[1]) =>
      writeLastSigned(memory, checkpoint)
    await sealRound({ db, key, remember }, log)
    return []
  } catch (error) {
    if (!(error instanceof SealingRefused || error instanceof Malformed)) throw error
    return [{ by: 'sealer', words: error.message, since: remembered?.size ?? null }]
  } finally {
    await db.end()
  }
}

/** What the witnesses say to the newest checkpoint when the memory beside the key is lost as well. */
async function witnesses(scene: Scene): Promise<readonly Found[]> {
  await seals(scene, false)
  const db = await open(scene.urls.jobs)
  try {
    const said = await showTo(scene.witnesses.policy, db, scene.made.key)
    return said.map((words) => ({
      by: 'witness',
      words,
      since: Number(/\d+(?= entries)/.exec(words)?.[0] ?? Number.NaN) || null,
    }))
  } finally {
    await db.end()
  }
}
