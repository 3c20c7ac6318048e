import { describe, expect, it } from 'vitest'
import {
  checkpointText,
  cosign,
  cosignatureBy,
  openCheckpoint,
  readCheckpointText,
  signCheckpoint,
} from './checkpoint.ts'
import { Malformed } from './malformed.ts'
import {
  isSignedWith,
  makeSignerKey,
  readNote,
  readSignerKey,
  signatureLine,
  signWith,
  writeNote,
} from './note.ts'

/** The example of C2SP tlog-checkpoint and tlog-cosignature; its public keys were not published with it. */
const example = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`
const log = readSignerKey(makeSignerKey('example.org/log', 'log'))
const witness = readSignerKey(makeSignerKey('witness.example/w1', 'witness'))
const checkpoint = { origin: 'example.org/log', size: 12, root: Buffer.alloc(32, 5) }
const text = checkpointText(checkpoint)
const at = new Date(1679315147_000)

describe('the published example', () => {
  const note = readNote(example)

  it('is read, and its text written again', () => {
    const read = readCheckpointText(note.text)
    expect(read).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 })
    expect(checkpointText(read)).toBe(note.text)
  })

  it('has a cosignature with the published time in its first eight bytes', () => {
    const bytes = note.signatures[1]?.bytes
    expect(bytes?.length).toBe(72)
    expect(bytes?.readBigUInt64BE(0)).toBe(1679315147n)
  })
})

describe('a checkpoint', () => {
  const note = signCheckpoint(checkpoint, log)

  it('is opened with its log’s key', () => {
    expect(openCheckpoint(note, log)).toMatchObject(checkpoint)
  })

  it.each<[string, string]>([
    ['another size', note.replace('\n12\n', '\n13\n')],
    ['another root', note.replace('BQUF', 'BQUE')],
    ['another origin', note.replace('example.org/log\n', 'example.org/lot\n')],
    ['an extension line added', note.replace('\n\n', '\nmore\n\n')],
    ['no signature of this key', writeNote(text, [signatureLine(witness, signWith(witness, text))])],
    ['a wrong signature beside the right one', note + signatureLine(log, Buffer.alloc(64))],
  ])('with %s is refused', (_what, wrong) => {
    expect(() => openCheckpoint(wrong, log)).toThrow(Malformed)
  })

  it('of another log is refused, also when that has the same key', () => {
    const other = { ...checkpoint, origin: 'example.org/other' }
    expect(() => openCheckpoint(signCheckpoint(other, log), log)).toThrow(/another log/)
  })

  it('may have further lines, that are signed with it', () => {
    const longer = `${text}an extension\n`
    const signed = writeNote(longer, [signatureLine(log, signWith(log, longer))])
    expect(openCheckpoint(signed, log)).toMatchObject(checkpoint)
  })

  it.each([
    '',
    'example.org/log\n12\n',
    text.slice(0, -1),
    text.replace('\n12\n', '\n012\n'),
    text.replace('\n12\n', '\n-12\n'),
    text.replace('\n12\n', '\n12 \n'),
    text.replace('\n12\n', '\n9007199254740992\n'),
    text.replace('\n12\n', '\n99999999999999999999\n'),
    text.replace('=\n', '\n'),
    text.replace('BQU', 'BQ'),
    `\n${text}`,
    `${text}\n`,
    `${text}\nmore\n`,
  ])('is not %j', (wrong) => expect(() => readCheckpointText(wrong)).toThrow(Malformed))
})

describe('a cosignature', () => {
  const line = cosign(text, witness, new Date(at.getTime() + 999))
  const noteWith = (...lines: string[]) =>
    readNote(writeNote(text, [signatureLine(log, signWith(log, text)), ...lines]))

  it('signs a header, the time in whole seconds and the whole text', () => {
    const bytes = noteWith(line).signatures[1]?.bytes ?? Buffer.alloc(0)
    expect(isSignedWith(witness, `cosignature/v1\ntime 1679315147\n${text}`, bytes.subarray(8))).toBe(true)
    expect(cosignatureBy(noteWith(line), witness)).toEqual({ witness: witness.name, at, line })
  })

  it('is missing where another witness signed, and wrong where time or text was changed', () => {
    expect(cosignatureBy(noteWith(), witness)).toBeNull()
    expect(cosignatureBy(noteWith(cosign(text, { ...witness, name: 'other' }, at)), witness)).toBeNull()
    const later = Buffer.from(line.split(' ')[2] ?? '', 'base64').subarray(4)
    later.writeBigUInt64BE(1679315148n)
    for (const wrong of [
      signatureLine(witness, later),
      signatureLine(witness, signWith(witness, text)),
      signatureLine(witness, Buffer.alloc(72, 0xff)),
      cosign(text.replace('12', '13'), witness, at),
    ]) {
      expect(() => cosignatureBy(noteWith(wrong), witness)).toThrow(Malformed)
      expect(() => cosignatureBy(noteWith(line, wrong), witness)).toThrow(Malformed)
    }
  })
})
