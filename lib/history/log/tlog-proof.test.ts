import { describe, expect, it } from 'vitest'
import { checkpointText, cosign, openCheckpoint, signCheckpoint } from './checkpoint.ts'
import { Malformed } from './malformed.ts'
import { makeSignerKey, readNote, readSignerKey } from './note.ts'
import { cosignaturesOn, isQuorum, readPolicy } from './policy.ts'
import { inclusionProof, verifyInclusion } from './proof.ts'
import { readProof, writeProof } from './tlog-proof.ts'
import { flip, grow } from './trees.fixture.ts'

const [size, index] = [23, 9]
const { leaves, roots, nodes } = grow(Array.from({ length: size }, (_, at) => Buffer.from(`entry ${at}`)))
const log = readSignerKey(makeSignerKey('example.org/log', 'log'))
const witness = readSignerKey(makeSignerKey('w.example', 'witness'))
const policy = readPolicy(`log ${log.text}\nwitness w ${witness.text}\nquorum w`)
const checkpoint = { origin: log.name, size, root: roots[size] ?? Buffer.alloc(0) }
const signed = signCheckpoint(checkpoint, log)
const note = signed + cosign(checkpointText(checkpoint), witness, new Date('2026-03-01T10:00:00Z'))
const path = await inclusionProof(index, size, nodes(size))
const text = writeProof({ extra: null, index, path, checkpoint: note })

/** As a receiver does it: format, signature, quorum, path. */
function isGood(proof: string, leaf: Buffer): boolean {
  try {
    const read = readProof(proof)
    const opened = openCheckpoint(read.checkpoint, log)
    const { good, bad } = cosignaturesOn(opened.note, policy)
    if (bad.length > 0 || !isQuorum(policy, new Set(good.map(({ name }) => name)))) return false
    return verifyInclusion(leaf, read.index, opened.size, read.path, opened.root)
  } catch (error) {
    if (error instanceof Malformed) return false
    throw error
  }
}
const leaf = leaves[index] ?? Buffer.alloc(0)

it('is written as C2SP tlog-proof shows, and read back', () => {
  const extra = Buffer.from('what the application adds')
  const whole = writeProof({ extra, index, path, checkpoint: note })
  const lines = whole.split('\n')
  expect(lines.slice(0, 3)).toEqual([
    'c2sp.org/tlog-proof@v1',
    `extra ${extra.toString('base64')}`,
    'index 9',
  ])
  expect(lines.slice(3, 3 + path.length)).toEqual(path.map((hash) => hash.toString('base64')))
  expect(lines.slice(3 + path.length).join('\n')).toBe(`\n${note}`)
  expect(readProof(whole)).toEqual({ extra, index, path, checkpoint: note })
  expect(readProof(text)).toEqual({ extra: null, index, path, checkpoint: note })
  const only = { extra: Buffer.alloc(0), index: 0, path: [], checkpoint: note }
  expect(readProof(writeProof(only))).toEqual(only)
})

it('is good, and with any one bit turned over it is not', () => {
  expect(isGood(text, leaf)).toBe(true)
  const bytes = Buffer.from(text)
  const accepted: string[] = []
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = flip(bytes, bit).toString('utf8')
    if (isGood(changed, leaf))
      accepted.push(`bit ${bit}: ${JSON.stringify(changed.slice((bit >> 3) - 20, (bit >> 3) + 20))}`)
  }
  expect(accepted).toEqual([])
  for (let bit = 0; bit < 256; bit++) expect(isGood(text, flip(leaf, bit))).toBe(false)
})

it('cut short or made longer it is not good', () => {
  for (let end = 0; end < text.length; end++) expect(isGood(text.slice(0, end), leaf)).toBe(false)
  expect(isGood(`${text}\n`, leaf)).toBe(false)
  expect(isGood(text.replace(witness.name, 'v.example'), leaf)).toBe(false)
  expect(readNote(note).signatures).toHaveLength(2)
})

describe('refuses', () => {
  const hash = Buffer.alloc(32).toString('base64')
  const withLines = (...lines: string[]) => `${['c2sp.org/tlog-proof@v1', ...lines].join('\n')}\n\n${note}`
  it.each<[string, string]>([
    ['nothing', ''],
    ['another format', text.replace('@v1', '@v2')],
    ['no index', withLines()],
    ['an index after the path', withLines(hash, 'index 9')],
    ['an index with a zero before it', withLines('index 09')],
    ['an index below zero', withLines('index -9')],
    ['an index too large to count with', withLines('index 9007199254740992')],
    ['extra data that is no Base64', withLines('extra %%%', 'index 9')],
    ['extra data twice', withLines('extra YQ==', 'extra YQ==', 'index 9')],
    ['a hash that is too short', withLines('index 9', hash.slice(4))],
    ['a hash without padding', withLines('index 9', hash.slice(0, -1))],
    ['a path longer than a tree is high', withLines('index 9', ...Array.from({ length: 64 }, () => hash))],
    ['Windows line ends', text.replaceAll('\n', '\r\n')],
    ['no empty line', text.replaceAll('\n\n', '\n')],
  ])('%s', (_what, wrong) => expect(() => readProof(wrong)).toThrow(Malformed))

  it('no path that a tree may have', () => {
    const longest = withLines('index 9', ...Array.from({ length: 63 }, () => hash))
    expect(readProof(longest).path).toHaveLength(63)
  })
})
