import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { signCheckpoint } from '#lib/history/log/checkpoint.ts'
import { signatureLine } from '#lib/history/log/note.ts'
import { policyOfLog, readPolicy } from '#lib/history/log/policy.ts'
import { tilePath, writeBundle } from '#lib/history/log/tile.ts'
import { continuation, eventEntries, eventEntry } from './entries.fixture.ts'
import { fixedKey, writeFolder } from './folder.fixture.ts'
import { verifyFolder } from './verify-folder.ts'

const key = fixedKey('example.org/log', 'log', 1)
const policy = policyOfLog(key)
let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offline-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const findings = (options: { mostChains?: number } = {}): string[] =>
  verifyFolder(folder, { policy, ...options }).findings.map(({ what, where }) => `${where}: ${what}`)
const write = (entries: Iterable<Buffer>) => writeFolder(folder, entries, key)
const change = (file: string, changed: (bytes: Buffer) => Uint8Array) =>
  writeFileSync(path.join(folder, file), changed(readFileSync(path.join(folder, file))))
const flipAt = (at: number) => (bytes: Buffer) => {
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes
}

describe('finds nothing wrong with', () => {
  it.each([0, 1, 2, 255, 256, 257, 600, 1024])('a log of %i entries', (size) => {
    write(eventEntries(size))
    const verified = verifyFolder(folder, { policy })
    expect(verified.findings).toEqual([])
    expect(verified).toMatchObject({ total: 0, chains: Math.min(size, 40), passes: 1, continues: null })
    expect(verified.checkpoint?.size).toBe(size)
  })

  it('a log of three levels, whose progress it tells', () => {
    write(eventEntries(65_600, 5000))
    const told: number[] = []
    const { total } = verifyFolder(folder, { policy, progress: (entries) => told.push(entries) })
    expect(total).toBe(0)
    expect(told.slice(0, 2)).toEqual([256, 512])
    expect(told.at(-1)).toBe(65_600)
  })

  it('a log that continues another, whose chains began there', () => {
    const earlier = fixedKey('example.org/earlier', 'log', 2)
    const { note } = writeFolder(folder, eventEntries(300), earlier)
    rmSync(folder, { recursive: true })
    write([continuation(note), eventEntry('a', 7), eventEntry('b', 1), eventEntry('a', 8)])
    const verified = verifyFolder(folder, { policy })
    expect(verified.findings).toEqual([])
    expect(verified.continues).toMatchObject({ origin: 'example.org/earlier', size: 300 })
  })

  it('narrower tiles of earlier times', () => {
    write(eventEntries(300))
    const bundle = [...eventEntries(300)]
    const partial = path.join(folder, 'tile/0/001.p/')
    writeFileSync(path.join(partial, '9'), readFileSync(path.join(partial, '44')).subarray(0, 9 * 32))
    writeFileSync(path.join(folder, 'tile/entries/001.p/9'), writeBundle(bundle.slice(256, 265)))
    expect(findings()).toEqual([])
  })
})

describe('finds', () => {
  it('an entry that was changed, and where', () => {
    write(eventEntries(600))
    change('tile/entries/001', flipAt(2 + 12))
    expect(findings()).toEqual([
      expect.stringMatching(/^256: it is not the entry that was logged/),
      expect.stringMatching(/^tile\/1\/000\.p\/2: its hash 1 is not/),
      'checkpoint: its root is not the root of the entries',
    ])
  })

  it.each([
    ['tile/0/000', 5 * 32, /^5: it is not the entry that was logged/],
    ['tile/1/000.p/2', 40, /^tile\/1\/000\.p\/2: its hash 1 is not the hash/],
    ['tile/0/002.p/88', 0, /^512: it is not the entry/],
  ])('a bit of %s turned over', (file, at, what) => {
    write(eventEntries(600))
    change(file, flipAt(at))
    expect(findings()).toEqual([expect.stringMatching(what)])
  })

  it('an upper tile that was changed in a tree of three levels', () => {
    write(eventEntries(65_600, 5000))
    change('tile/1/000', flipAt(255 * 32))
    change('tile/2/000.p/1', flipAt(0))
    expect(findings().map((one) => one.split(':')[0])).toEqual(['tile/1/000', 'tile/2/000.p/1'])
  })

  it('a history that was written anew under the old signature', () => {
    const { note } = write(eventEntries(600))
    write([...eventEntries(600)].with(300, eventEntry('forged', 1)))
    writeFileSync(path.join(folder, 'checkpoint'), note)
    expect(findings()).toContain('checkpoint: its root is not the root of the entries')
  })

  it('an entry that was taken out, also when all hashes were made anew', () => {
    const { note } = write(eventEntries(600))
    rmSync(folder, { recursive: true })
    write([...eventEntries(600)].toSpliced(301, 1))
    expect(findings()).toEqual(['340: version 9 comes after version 7'])
    writeFileSync(path.join(folder, 'checkpoint'), note)
    expect(findings()).toContain('tile/entries/002.p/88: is missing')
  })

  it.each(['tile/0/000', 'tile/entries/000', 'tile/1/000.p/2'])('%s missing, and nothing else', (file) => {
    write(eventEntries(600))
    rmSync(path.join(folder, file))
    const missing = `${file}: is missing`
    // Without a bundle its events are missing from their chains as well.
    expect(findings().filter((one) => !one.includes('comes without the versions'))).toEqual([missing])
  })

  it('tiles that are wider than the checkpoint, and files that are no tiles', () => {
    write(eventEntries(300))
    const { note } = writeFolder(`${folder}/other`, eventEntries(290), key)
    rmSync(`${folder}/other`, { recursive: true })
    writeFileSync(path.join(folder, 'checkpoint'), note)
    writeFileSync(path.join(folder, 'tile/entries/notes.txt'), 'mine')
    const found = findings()
    expect(found).toContain('tile/entries/notes.txt: is no part of a log')
    expect(found).toContain('tile/0/001.p/44: is wider than the 290 entries of the checkpoint need')
    expect(found).toContain('tile/0/001.p/34: is missing')
  })

  it('a narrower tile that tells another past', () => {
    write(eventEntries(300))
    writeFileSync(path.join(folder, 'tile/0/001.p/1'), Buffer.alloc(32))
    writeFileSync(path.join(folder, 'tile/entries/001.p/1'), writeBundle([eventEntry('other', 1)]))
    expect(findings().toSorted()).toEqual([
      'tile/0/001.p/1: differs from tile/0/001.p/44',
      'tile/entries/001.p/1: differs from tile/entries/001.p/44',
    ])
  })

  it('a checkpoint that is not signed by the log, or changed after', () => {
    const { root } = write(eventEntries(10))
    const another = fixedKey('example.org/log', 'log', 9)
    writeFileSync(
      path.join(folder, 'checkpoint'),
      signCheckpoint({ origin: key.name, size: 10, root }, another),
    )
    expect(findings()).toEqual(['checkpoint: the log’s signature is missing'])
    const stranger = fixedKey('example.org/other', 'log', 1)
    writeFileSync(
      path.join(folder, 'checkpoint'),
      signCheckpoint({ origin: stranger.name, size: 10, root }, stranger),
    )
    expect(findings()).toEqual(['checkpoint: it is of a log that is not trusted: example.org/other'])
    writeFileSync(
      path.join(folder, 'checkpoint'),
      signCheckpoint({ origin: key.name, size: 10, root }, key).replace('\n10\n', '\n9\n'),
    )
    expect(findings()).toContain('checkpoint: the log’s signature is wrong')
  })
})

describe('witnesses', () => {
  const one = fixedKey('one.example', 'witness', 3)
  const two = fixedKey('two.example', 'witness', 4)
  const at = new Date('2026-03-01T10:00:00Z')
  const lines = `log ${key.text}\nwitness one ${one.text}\nwitness two ${two.text}\ngroup both all one two\n`

  it('whose cosignature is wrong are told, also when the others are enough', () => {
    const { note } = writeFolder(folder, eventEntries(10), key, { keys: [one], at })
    const wrong = signatureLine(two, Buffer.alloc(72))
    writeFileSync(path.join(folder, 'checkpoint'), note + wrong)
    const verified = verifyFolder(folder, { policy: readPolicy(`${lines}quorum one`) })
    expect(verified.witnesses).toEqual([{ name: 'one', at }])
    expect(verified.findings.map(({ what }) => what)).toEqual(['the cosignature of two.example is wrong'])
  })

  it('that cosigned are named, and their quorum is asked for', () => {
    writeFolder(folder, eventEntries(10), key, { keys: [one], at })
    const enough = verifyFolder(folder, { policy: readPolicy(`${lines}quorum one`) })
    expect(enough).toMatchObject({ total: 0, witnesses: [{ name: 'one', at }] })
    const short = verifyFolder(folder, { policy: readPolicy(`${lines}quorum both`) })
    expect(short.findings).toEqual([
      { what: 'it is not cosigned by enough witnesses', where: 'checkpoint', since: 10 },
    ])
    change('checkpoint', (bytes) => Buffer.from(bytes.toString().replace(/A(?=[^A]*$)/, 'B')))
    expect(verifyFolder(folder, { policy: readPolicy(`${lines}quorum one`) }).total).toBeGreaterThan(0)
  })
})

it('keeps a thousand findings and counts them all', () => {
  write(Array.from({ length: 1500 }, () => Buffer.from('{}')))
  const { findings: kept, total } = verifyFolder(folder, { policy })
  expect(kept).toHaveLength(1000)
  expect(total).toBe(1500)
})

it('says of every finding by which checkpoint it was found', () => {
  write([eventEntry('a', 2)])
  expect(verifyFolder(folder, { policy }).findings).toEqual([
    { what: 'version 2 comes without the versions before it', where: 0, since: 1 },
  ])
  rmSync(path.join(folder, tilePath({ level: 0, index: 0, width: 1 })))
  rmSync(path.join(folder, 'checkpoint'))
  expect(verifyFolder(folder, { policy }).findings).toEqual([
    { what: 'is missing', where: 'checkpoint', since: null },
  ])
})
