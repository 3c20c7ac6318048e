import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cosignatureBy, signCheckpoint } from '../log/checkpoint.ts'
import { emptyRoot } from '../log/hash.ts'
import {
  makeSignerKey,
  readNote,
  readSignatureLines,
  readSignerKey,
  signatureLine,
  signWith,
  writeNote,
} from '../log/note.ts'
import { consistencyProof } from '../log/proof.ts'
import { flip } from '../log/trees.fixture.ts'
import { addCheckpoint, type Judgement } from './add-checkpoint.ts'
import {
  bodyOf,
  checkpointOf,
  forged,
  log,
  noteOf,
  requestFor,
  signer,
  stranger,
  told,
} from './witness.fixture.ts'

const at = new Date('2026-03-01T10:00:00.700Z')
const judge = (body: string | Uint8Array, seen: ReturnType<typeof checkpointOf> | null = null): Judgement =>
  addCheckpoint(Buffer.from(body), {
    signer,
    logs: [log],
    latest: (origin) => (origin === log.name ? seen : null),
    at,
  })
const refused = (status: number) => ({ status, type: 'text/plain; charset=utf-8', body: expect.any(String) })
const sized = (size: number) => ({ status: 409, type: 'text/x.tlog.size', body: `${size}\n` })
const broken = (note: string) => {
  const head = note.slice(0, note.lastIndexOf(' ') + 1)
  const bytes = Buffer.from(note.slice(head.length), 'base64')
  return `${head}${flip(bytes, 8 * 20).toString('base64')}\n`
}

describe('200', () => {
  it.each([
    [0, 1],
    [0, 7],
    [7, 8],
    [7, 100],
    [64, 100],
  ])('from %i to %i, with a cosignature and the new state', async (old, size) => {
    const before = old === 0 ? null : checkpointOf(old)
    const made = judge(await requestFor(old, size), before)
    expect(made).toMatchObject({ status: 200, seen: { before, now: checkpointOf(size) } })
    const { text } = readNote(noteOf(size))
    const found = cosignatureBy({ text, signatures: readSignatureLines(made.body) }, signer)
    expect(found?.at).toEqual(new Date('2026-03-01T10:00:00Z'))
  })

  it('again for the same checkpoint, with the time of now', async () => {
    const made = judge(await requestFor(7, 7), checkpointOf(7))
    expect(made).toMatchObject({ status: 200, seen: { now: checkpointOf(7) } })
    expect(made.body).toMatch(/^— w\.example\/1 \S+\n$/)
  })

  it('for a tree without entries, and from there on', () => {
    const note = noteOf(0)
    expect(judge(bodyOf(0, [], note))).toMatchObject({
      status: 200,
      seen: { now: { size: 0, root: emptyRoot } },
    })
    expect(judge(bodyOf(0, [], noteOf(5)), checkpointOf(0)).status).toBe(200)
  })

  it('whatever others have signed beside the log', async () => {
    const other = readSignerKey(makeSignerKey(log.name, 'log'))
    const foreign = signCheckpoint(checkpointOf(5), other).split('\n\n')[1] ?? ''
    expect(judge(bodyOf(0, [], `${noteOf(5)}${foreign}— some.one AAAAAAAA\n`)).status).toBe(200)
  })

  it('by any of several keys of the log', () => {
    const second = readSignerKey(makeSignerKey(log.name, 'log'))
    const view = { signer, logs: [second, log], latest: () => null, at }
    expect(addCheckpoint(Buffer.from(bodyOf(0, [], noteOf(5))), view).status).toBe(200)
  })

  it('on the text with its extension lines, as it came', () => {
    const text = `${log.name}\n5\n${checkpointOf(5).root.toString('base64')}\nand more\n`
    const made = judge(bodyOf(0, [], writeNote(text, [signatureLine(log, signWith(log, text))])))
    expect(cosignatureBy({ text, signatures: readSignatureLines(made.body) }, signer)).not.toBeNull()
  })
})

describe('404 and 403', () => {
  it('404 for another log, whoever signed', () => {
    const note = signCheckpoint({ ...checkpointOf(5), origin: stranger.name }, stranger)
    expect(judge(bodyOf(0, [], note))).toEqual(refused(404))
  })

  it.each([
    ['signed by somebody else alone', () => noteOf(5).replace(/— .*\n$/, '— some.one AAAAAAAA\n')],
    [
      'under the log’s name with another key',
      () => signCheckpoint(checkpointOf(5), readSignerKey(makeSignerKey(log.name, 'log'))),
    ],
    ['with a wrong signature', () => broken(noteOf(5))],
    [
      'with a wrong signature of the key beside its good one',
      () => `${noteOf(5)}${broken(noteOf(5)).split('\n\n')[1]}`,
    ],
    ['with the signature of another size', () => noteOf(5).replace('\n5\n', '\n6\n')],
  ])('403 %s', (_, note) => {
    expect(judge(bodyOf(0, [], note()))).toEqual(refused(403))
  })
})

describe('409', () => {
  it.each<[string, number, number, number | null, number]>([
    ['a size that it has not seen last', 5, 20, 9, 9],
    ['any old size but 0 where nothing was seen', 5, 20, null, 0],
    ['a request that does not know', 0, 20, 9, 9],
    ['a rollback', 5, 7, 9, 9],
    ['a rollback with the right old size for it', 7, 7, 9, 9],
  ])('for %s', async (_, old, size, seen, answer) => {
    expect(judge(await requestFor(old, size), seen === null ? null : checkpointOf(seen))).toEqual(
      sized(answer),
    )
  })

  it('for another root of the same size', async () => {
    expect(judge(await requestFor(20, 20, forged), checkpointOf(20))).toEqual(sized(20))
  })

  it('for another root of no entries', () => {
    const note = signCheckpoint({ origin: log.name, size: 0, root: checkpointOf(3).root }, log)
    expect(judge(bodyOf(0, [], note))).toEqual(sized(0))
    expect(judge(bodyOf(0, [], note), checkpointOf(0))).toEqual(sized(0))
  })
})

describe('422', () => {
  it('for a fork, whatever proof comes with it', async () => {
    for (const tree of [told, forged]) {
      const proof = await consistencyProof(20, 30, tree.nodes(30))
      expect(judge(bodyOf(20, proof, noteOf(30, forged)), checkpointOf(20))).toEqual(refused(422))
    }
  })

  it('for a proof where none belongs', () => {
    const [extra] = told.leaves
    if (!extra) throw new Error('no leaf')
    expect(judge(bodyOf(0, [extra], noteOf(5)))).toEqual(refused(422))
    expect(judge(bodyOf(5, [extra], noteOf(5)), checkpointOf(5))).toEqual(refused(422))
  })

  it('for a proof that is missing, short, long or changed', async () => {
    const proof = await consistencyProof(7, 100, told.nodes(100))
    const first = proof[0] ?? Buffer.alloc(32)
    for (const bad of [[], proof.slice(1), [...proof, first], [flip(first, 3), ...proof.slice(1)]])
      expect(judge(bodyOf(7, bad, noteOf(100)), checkpointOf(7))).toEqual(refused(422))
  })
})

/** Signed over the sign that stands for what cannot be read. */
function notUtf8(): Buffer {
  const text = `${log.name}\n5\n${checkpointOf(5).root.toString('base64')}\nx\ufffd\n`
  const body = Buffer.from(bodyOf(0, [], writeNote(text, [signatureLine(log, signWith(log, text))])))
  const at = body.indexOf('\ufffd')
  return Buffer.concat([body.subarray(0, at), Buffer.from([0xff]), body.subarray(at + 3)])
}

describe('400', () => {
  const many = (count: number) => Array.from({ length: count }, () => Buffer.alloc(32))

  it('for an old size beyond the checkpoint, even the right one', () => {
    expect(judge(bodyOf(6, [], noteOf(5)), checkpointOf(6))).toEqual(refused(400))
  })

  it('for 64 lines of proof, not for 63', () => {
    expect(judge(bodyOf(1, many(64), noteOf(5)), checkpointOf(1)).status).toBe(400)
    expect(judge(bodyOf(1, many(63), noteOf(5)), checkpointOf(1)).status).toBe(422)
  })

  it.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['no empty line', 'old 0\n'],
    ['no checkpoint', 'old 0\n\n'],
    ['no old size', `\n${noteOf(5)}`],
    ['another word', bodyOf(0, [], noteOf(5)).replace('old', 'new')],
    ['two spaces', bodyOf(' 0', [], noteOf(5))],
    ['a leading zero', bodyOf('00', [], noteOf(5))],
    ['a sign', bodyOf('-1', [], noteOf(5))],
    ['a size that cannot be counted with', bodyOf('9'.repeat(20), [], noteOf(5))],
    ['carriage returns', bodyOf('0\r', [], noteOf(5))],
    ['a hash that is none', bodyOf(0, [Buffer.alloc(31)], noteOf(5))],
    ['an unsigned checkpoint', bodyOf(0, [], readNote(noteOf(5)).text)],
    ['a checkpoint cut short', bodyOf(0, [], noteOf(5).slice(0, -1))],
    ['a byte order mark', `\ufeff${bodyOf(0, [], noteOf(5))}`],
    ['no UTF-8, where a note could hold anything', notUtf8()],
  ])('for %s', (_, body) => {
    expect(judge(body)).toEqual(refused(400))
  })
})

describe('whatever comes', () => {
  it('is answered with a status of the protocol and never repeated', async () => {
    const good = await requestFor(7, 100)
    const parts = fc.constantFrom(
      'old 7\n',
      'old 0\n',
      '\n',
      '\n\n',
      noteOf(100),
      noteOf(5, forged),
      `${log.name}\n`,
      '— ',
      'ZmVlZGZhY2U=',
      '\ud800',
    )
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc
        .array(fc.oneof(parts, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 12 })
        .map((all) => Buffer.from(all.join(''))),
      fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })).map(([place, change]) => {
        const bytes = Buffer.from(good)
        const index = place % bytes.length
        bytes[index] = (bytes[index] ?? 0) ^ change
        return bytes
      }),
      fc.nat(good.length).map((length) => Buffer.from(good.slice(0, length))),
    )
    fc.assert(
      fc.property(anything, (body) => {
        const made = judge(body, checkpointOf(7))
        expect([200, 400, 403, 404, 409, 422]).toContain(made.status)
        expect(made.seen !== undefined).toBe(made.status === 200)
        // A changed byte that is still a good request would be a proof or a signature that holds for something else.
        if (made.status === 200)
          expect(made.seen?.now.root).toEqual(checkpointOf(made.seen?.now.size ?? 0).root)
        if (made.status !== 200) expect(made.body).toMatch(/^[a-zA-Z0-9 -]{1,80}\n$/)
      }),
      { numRuns: 1500 },
    )
  })
})
