import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type History, openHistory } from '../../scripts/test/sealed.ts'
import { CannotExport, exportFolder } from './export-folder.ts'
import { makeSignerKey, readSignerKey } from './log/note.ts'

let history: History
let dir: string
beforeEach(async () => {
  history = await openHistory()
  dir = path.join(history.folder, 'copy')
  await history.happens(300)
  await history.seals()
})
afterEach(() => history.close())

const files = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .toSorted()

it('writes the layout that others read', async () => {
  await exportFolder(history.writer, dir)
  expect(files(dir)).toEqual([
    'checkpoint',
    'tile/0/000',
    'tile/0/001.p/44',
    'tile/1/000.p/1',
    'tile/entries/000',
    'tile/entries/001.p/44',
  ])
})

it('continued bit by bit, the copy is what it would have been at once', async () => {
  await exportFolder(history.writer, dir)
  for (const more of [1, 211, 700]) {
    await history.happens(more)
    await history.seals()
    await exportFolder(history.writer, dir)
  }
  const whole = path.join(history.folder, 'whole')
  await exportFolder(history.writer, whole)
  expect(files(dir)).toEqual(files(whole))
  for (const file of files(whole))
    expect(readFileSync(path.join(dir, file)).equals(readFileSync(path.join(whole, file))), file).toBe(true)
})

it('shows what a witness saw, and says how much is newer', async () => {
  await history.cosigns()
  await history.happens(5)
  await history.seals()
  expect(await exportFolder(history.writer, dir)).toMatchObject([{ size: 300, newer: 5 }])
  expect(readFileSync(path.join(dir, 'checkpoint'), 'utf8')).toContain('— test.example/witness ')
})

it('refuses to continue the copy of a longer past: the database was rolled back', async () => {
  await history.happens(50)
  await history.seals()
  await exportFolder(history.writer, dir)
  const kept = path.join(history.folder, 'kept')
  cpSync(dir, kept, { recursive: true })
  await history.tampers(
    'DELETE FROM log_checkpoint WHERE size = 350',
    'DELETE FROM log_leaf WHERE index >= 300',
  )
  await expect(exportFolder(history.writer, dir)).rejects.toThrow(CannotExport)
  // What it held is evidence, and is left as it was.
  for (const file of files(kept))
    expect(readFileSync(path.join(dir, file))).toEqual(readFileSync(path.join(kept, file)))
})

it('refuses to continue the copy of another past', async () => {
  await exportFolder(history.writer, dir)
  await history.tampers('DELETE FROM log_checkpoint', 'DELETE FROM log_leaf', 'DELETE FROM log_node')
  await history.happens(20)
  await history.tampers(
    `UPDATE audit_event SET entry = 'other' WHERE seq = (SELECT min(seq) FROM audit_event)`,
  )
  await history.seals(undefined, await history.opensWithoutMemory())
  await expect(exportFolder(history.writer, dir)).rejects.toThrow('does not begin with the 300')
})

it('keeps the earlier log aside when a new one begins', async () => {
  await exportFolder(history.writer, dir)
  const next = readSignerKey(makeSignerKey('test.example/log-2', 'log'))
  await history.happens(2)
  await history.seals(undefined, await history.opens(next), history.db, next)
  const done = await exportFolder(history.writer, dir)
  expect(done.map(({ origin, size }) => [origin, size])).toEqual([
    ['test.example/log', 300],
    ['test.example/log-2', 3],
  ])
  expect(existsSync(path.join(dir, 'earlier/1/tile/entries/000'))).toBe(true)
  expect(readFileSync(path.join(dir, 'checkpoint'), 'utf8')).toMatch(/^test.example\/log-2\n3\n/)
})
