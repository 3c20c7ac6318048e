import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCheckpointText } from './checkpoint.ts'
import { Malformed } from './malformed.ts'
import { readNote, readSignerKey, readVerifierKey } from './note.ts'
import { readPolicy } from './policy.ts'
import { readBundle, readTilePath } from './tile.ts'
import { readProof } from './tlog-proof.ts'

/* Whatever comes in: Malformed, or a value, soon, and never another error. */

const samples = [
  'c2sp.org/tlog-proof@v1\nextra YQ==\nindex 7\n',
  'index 0\n',
  'example.org/log\n12\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n',
  '\n— example.org/log x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
  '— ',
  'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  'PRIVATE+KEY+',
  'log ',
  'witness w ',
  'group g all w\n',
  'quorum none\n',
  'tile/entries/x001/067.p/',
  'x000/'.repeat(40),
  '\n\n',
  '\ud800',
  '\u0000',
  '\ufffd',
  'A'.repeat(5000),
]
const garbage = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.oneof(fc.constantFrom(...samples), fc.string({ maxLength: 20 })), { maxLength: 20 })
    .map((parts) => parts.join('')),
)
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  readNote,
  readCheckpointText,
  readProof,
  readPolicy,
  readVerifierKey,
  readSignerKey,
  readTilePath,
}

/** Runs it and returns for how long, in milliseconds; throws whatever it throws but Malformed. */
function timed(run: () => unknown): number {
  const began = performance.now()
  try {
    run()
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    expect(error.message).not.toContain('\n')
    expect(error.message).not.toBe('')
  }
  return performance.now() - began
}

describe.each(Object.entries(readers))('%s', (_name, read) => {
  it('takes any text', () => {
    fc.assert(
      fc.property(garbage, (text) => {
        expect(timed(() => read(text))).toBeLessThan(500)
      }),
      { numRuns: 500 },
    )
  })

  it.each(samples.concat('a', ' ', '#', '+', '/', '=', '\n', '\n\n', ' \t'))(
    'takes %j a hundred thousand times over',
    (part) => {
      const text = part.repeat(Math.ceil(300_000 / part.length))
      for (const each of [
        text,
        `${text}!`,
        `c2sp.org/tlog-proof@v1\n${text}`,
        `log ${text}`,
        `a+00000000+${text}`,
      ])
        expect(timed(() => read(each))).toBeLessThan(2000)
    },
  )
})

it('readBundle takes any bytes', () => {
  const bytes = fc.uint8Array({ maxLength: 2000 })
  fc.assert(
    fc.property(bytes, fc.integer({ min: 0, max: 256 }), (all, width) => {
      expect(timed(() => readBundle(Buffer.from(all), width))).toBeLessThan(500)
    }),
    { numRuns: 2000 },
  )
  // Seventeen million bytes of empty entries, where 256 were promised.
  expect(timed(() => readBundle(Buffer.alloc(17_000_000), 256))).toBeLessThan(500)
})
