import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type History, openHistory } from '../../../scripts/test/sealed.ts'
import { exportFolder } from '../export-folder.ts'
import { readPolicy } from '../log/policy.ts'
import { eventEntries } from './entries.fixture.ts'
import { verifyFolder } from './verify-folder.ts'

/* What is sealed and exported from the database is what the verifier without a database expects. */
let history: History
let dir: string
beforeEach(async () => {
  history = await openHistory()
  dir = path.join(history.folder, 'export')
})
afterEach(() => history.close())

async function happen(entries: readonly Buffer[]) {
  await history.writer.query(
    `INSERT INTO audit_event (id, at, type, object_kind, object_id, version, commitment, head_salt, entry, audience)
     SELECT gen_random_uuid(), now(), 'sent', 'declaration', gen_random_uuid(), 1, '', '', e.entry, '{}'
     FROM unnest($1::bytea[]) WITH ORDINALITY AS e (entry, place) ORDER BY e.place`,
    [entries],
  )
  await history.settles()
  await history.seals()
}

const verified = () => {
  const { key, witness } = history
  return verifyFolder(dir, { policy: readPolicy(`log ${key.text}\nwitness w ${witness.text}\nquorum w`) })
}

it('a log that was exported, grew, and was exported again into the same folder', async () => {
  const all = [...eventEntries(1000)]
  await happen(all.slice(0, 300))
  await history.cosigns()
  await exportFolder(history.writer, dir)
  expect(verified()).toMatchObject({ total: 0, chains: 40, witnesses: [{ name: 'w' }] })

  await happen(all.slice(300))
  await exportFolder(history.writer, dir)
  // Until a witness has seen more, the copy stays as it was.
  expect(verified()).toMatchObject({ findings: [], checkpoint: { size: 300 } })
  await history.cosigns()
  await exportFolder(history.writer, dir)
  expect(verified()).toMatchObject({ findings: [], checkpoint: { size: 1000 } })

  rmSync(path.join(dir, 'tile/0/002'))
  expect(verified().findings).toEqual([{ what: 'is missing', where: 'tile/0/002', since: 1000 }])
})
