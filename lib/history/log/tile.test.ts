import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Malformed } from './malformed.ts'
import {
  levelsOf,
  nodesFromTiles,
  readBundle,
  readTilePath,
  type Tile,
  tilePath,
  tilesOf,
  writeBundle,
} from './tile.ts'

const pathsOf = (level: Tile['level'], size: number): string[] => [...tilesOf(level, size)].map(tilePath)

describe('paths', () => {
  it('are those of C2SP tlog-tiles', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067')
    expect(tilePath({ level: 'entries', index: 0, width: 1 })).toBe('tile/entries/000.p/1')
    expect(tilePath({ level: 63, index: 1000, width: 255 })).toBe('tile/63/x001/000.p/255')
  })

  it('of a tree of 256 leaves: one whole tile, and a partial one of one hash above it', () => {
    expect(levelsOf(256)).toBe(2)
    expect([0, 1, 2].map((level) => pathsOf(level, 256))).toEqual([['tile/0/000'], ['tile/1/000.p/1'], []])
    expect(levelsOf(255)).toBe(1)
    expect(levelsOf(0)).toBe(0)
    expect(pathsOf(0, 0)).toEqual([])
  })

  it('of a tree of 70,000 leaves: partial tiles at the end of each level', () => {
    // 70,000 = 273 · 256 + 112; 273 = 256 + 17; 1.
    const [zero, one, two] = [0, 1, 2].map((level) => pathsOf(level, 70_000))
    expect(levelsOf(70_000)).toBe(3)
    expect(zero).toHaveLength(274)
    expect(zero?.slice(-2)).toEqual(['tile/0/272', 'tile/0/273.p/112'])
    expect(one).toEqual(['tile/1/000', 'tile/1/001.p/17'])
    expect(two).toEqual(['tile/2/000.p/1'])
    expect(pathsOf('entries', 70_000).slice(-1)).toEqual(['tile/entries/273.p/112'])
  })

  it('are read back, each to the tile it was written for', () => {
    const level = fc.oneof(fc.constant('entries' as const), fc.nat({ max: 63 }))
    const tile = fc.record({ level, index: fc.maxSafeNat(), width: fc.integer({ min: 1, max: 256 }) })
    fc.assert(
      fc.property(tile, (each) => {
        expect(readTilePath(tilePath(each))).toEqual(each)
      }),
    )
  })

  it.each([
    '',
    'tile/0/0',
    'tile/0/1000',
    'tile/0/x000/001',
    'tile/00/001',
    'tile/64/001',
    'tile/-1/001',
    'tile/0/001.p/0',
    'tile/0/001.p/256',
    'tile/0/001.p/012',
    'tile/0/001.p',
    'tile/0/001.p/1/',
    'tile/0/001/067',
    'tile/0/x001/x067',
    'tile/data/001',
    'tile/8/0/001',
    '/tile/0/001',
    'tile/0/001\n',
    'tile/0/../001',
    'tile/0/x999/x999/x999/x999/x999/999',
  ])('%j is none', (path) => expect(readTilePath(path)).toBeNull())
})

describe('bundles', () => {
  it('hold each entry after its length in two bytes, as published', () => {
    const bytes = writeBundle([Buffer.from('a'), Buffer.alloc(0), Buffer.alloc(0x0102, 0x62)])
    expect(bytes.subarray(0, 8).toString('hex')).toBe('0001610000010262')
    expect(bytes.length).toBe(3 + 2 + 2 + 0x0102)
  })

  it('are read back', () => {
    const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 256 })
    fc.assert(
      fc.property(entries, (all) => {
        const read = readBundle(writeBundle(all), all.length)
        expect(read.map((entry) => entry.toString('hex'))).toEqual(
          all.map((entry) => Buffer.from(entry).toString('hex')),
        )
      }),
    )
  })

  it('carry 65,535 bytes in an entry and no more', () => {
    expect(readBundle(writeBundle([Buffer.alloc(0xffff)]), 1)[0]?.length).toBe(0xffff)
    expect(() => writeBundle([Buffer.alloc(0x10000)])).toThrow(RangeError)
  })

  it('that end early, late or elsewhere are refused', () => {
    const bytes = writeBundle([Buffer.from('one'), Buffer.from('two')])
    for (let end = 0; end < bytes.length; end++)
      expect(() => readBundle(bytes.subarray(0, end), 2)).toThrow(Malformed)
    for (const width of [0, 1, 3]) expect(() => readBundle(bytes, width)).toThrow(Malformed)
    expect(() => readBundle(Buffer.concat([bytes, Buffer.alloc(1)]), 2)).toThrow(Malformed)
  })
})

it('reads each tile once, and says which one is too short', async () => {
  const asked: string[] = []
  const read = nodesFromTiles(300, (tile) => {
    asked.push(tilePath(tile))
    return Buffer.alloc(tile.index === 1 ? 31 : tile.width * 32)
  })
  await Promise.all([read(0, 3), read(0, 4), read(3, 1), read(8, 0)])
  expect(asked).toEqual(['tile/0/000', 'tile/1/000.p/1'])
  await expect(Promise.resolve(read(0, 256))).rejects.toThrow('tile/0/001.p/44 is too short')
})
