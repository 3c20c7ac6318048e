import { describe, expect, it } from 'vitest'
import { Malformed } from './malformed.ts'
import {
  isKeyName,
  isSignedWith,
  makeSignerKey,
  readNote,
  readSignerKey,
  readVerifierKey,
  signatureLine,
  signaturesBy,
  signWith,
  writeNote,
} from './note.ts'
import { flip } from './trees.fixture.ts'

// The key and the note in the documentation of Go's golang.org/x/mod/sumdb/note; the secret is public.
const verifier = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const signer = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz'
const text = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.
`
const note = `${text}
— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`

const signedTimes = (times: number): string => `${text}\n${`${note.split('\n')[3]}\n`.repeat(times)}`

describe('the published note', () => {
  it('is written again, byte for byte, with its secret key', () => {
    const key = readSignerKey(signer)
    expect(key.text).toBe(verifier)
    expect(writeNote(text, [signatureLine(key, signWith(key, text))])).toBe(note)
  })

  it('is verified with its public key, and no other text is', () => {
    const key = readVerifierKey(verifier)
    const read = readNote(note)
    const [signature] = signaturesBy(read, key)
    expect(read.text).toBe(text)
    expect(signature?.bytes.length).toBe(64)
    const bytes = signature?.bytes ?? Buffer.alloc(0)
    expect(isSignedWith(key, read.text, bytes)).toBe(true)
    expect(isSignedWith(key, `${read.text}\n`, bytes)).toBe(false)
    for (let bit = 0; bit < 512; bit += 1) expect(isSignedWith(key, read.text, flip(bytes, bit))).toBe(false)
    for (const length of [0, 1, 63])
      expect(isSignedWith(key, read.text, bytes.subarray(0, length))).toBe(false)
    expect(isSignedWith(key, read.text, Buffer.concat([bytes, bytes]))).toBe(false)
  })
})

it('takes the example of C2SP signed-note apart: empty lines belong to the text but for the last', () => {
  const { text: poem, signatures } = readNote(`Ognuno sta solo sul cuor della terra
trafitto da un raggio di sole:

ed è subito sera.

— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
`)
  expect(poem.split('\n')).toHaveLength(5)
  expect(poem.endsWith('sera.\n')).toBe(true)
  expect(signatures).toMatchObject([{ name: 'quasimodo.example/salvatore' }])
  expect(signatures[0]?.id.toString('hex')).toBe('367ba04b')
  expect(signatures[0]?.bytes.length).toBe(64)
})

describe('keys', () => {
  it('read what a well-known log publishes', () => {
    const key = readVerifierKey('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8')
    expect(key).toMatchObject({ name: 'sum.golang.org', type: 'log' })
  })

  it.each(['log', 'witness'] as const)('of a new %s are read back, and sign for each other', (type) => {
    const key = readSignerKey(makeSignerKey('example.org/new', type))
    const read = readVerifierKey(key.text)
    expect(read).toMatchObject({ name: 'example.org/new', type, text: key.text })
    expect(isSignedWith(read, 'a text\n', signWith(key, 'a text\n'))).toBe(true)
  })

  it('have another id for another name or purpose', () => {
    const bytes = 'AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz'
    expect(() => readSignerKey(`PRIVATE+KEY+PeterNeuman+c74f20a3+${bytes}`)).toThrow(Malformed)
    expect(() => readSignerKey(`PRIVATE+KEY+PeterNeumann+c74f20a3+B${bytes.slice(1)}`)).toThrow(Malformed)
  })

  it.each([
    '',
    'PeterNeumann',
    verifier.slice(0, -1),
    `${verifier}A`,
    `${verifier}\n`,
    ` ${verifier}`,
    verifier.replace('c74f20a3', 'C74F20A3'),
    verifier.replace('c74f20a3', 'c74f20a4'),
    verifier.replace('+ARpc', '+AhPc'),
    verifier.replace('+ARpc', '+BBpc'),
    verifier.replace('PeterNeumann', 'Peter Neumann'),
    verifier.replace('PeterNeumann', ''),
    signer,
    'PeterNeumann+c74f20a3+AQ==',
  ])('refuse %j', (wrong) => {
    expect(() => readVerifierKey(wrong)).toThrow(Malformed)
  })

  it('say nothing of a secret that cannot be read', () => {
    for (const wrong of [signer.slice(0, -3), signer.replace('c74f', 'c74e'), `${signer} `]) {
      const fail = () => readSignerKey(wrong)
      expect(fail).toThrow(Malformed)
      expect(fail).not.toThrow(/AYEKFALV|KDFz/)
    }
  })

  it('have names without spaces and plus signs', () => {
    expect(isKeyName('example.org/log42')).toBe(true)
    for (const name of ['', 'a b', 'a+b', 'a\u00a0b', 'a\nb']) expect(isKeyName(name)).toBe(false)
    expect(() => makeSignerKey('a b', 'log')).toThrow(Malformed)
  })
})

describe('a note', () => {
  it('is judged by the signatures of known keys alone', () => {
    const key = readVerifierKey(verifier)
    const another = readVerifierKey(readSignerKey(makeSignerKey('PeterNeumann', 'log')).text)
    const more =
      note +
      signatureLine(another, Buffer.alloc(64)) +
      signatureLine({ ...key, name: 'other' }, Buffer.alloc(64))
    expect(readNote(more).signatures).toHaveLength(3)
    expect(signaturesBy(readNote(more), key)).toHaveLength(1)
  })

  it.each<[string, string]>([
    ['without signatures', text],
    ['with an empty part for them', `${text}\n`],
    ['cut short', note.slice(0, -1)],
    ['with a hyphen for the dash', note.replace('—', '-')],
    ['with a tab', note.replace('If', 'If\t')],
    ['with Windows line ends', note.replaceAll('\n', '\r\n')],
    ['with broken UTF-8', Buffer.from(note).toString('latin1').replace('know', 'kn\ufffdw')],
    ['with a signature without bytes', `${text}\n— PeterNeumann x08gow==\n`],
    ['with loose Base64', note.replace('nAM=', 'nAN=')],
    ['with a space too many', note.replace(' x08', '  x08')],
    ['with another line among the signatures', `${note}more\n`],
    ['with a hundred signatures and one', signedTimes(101)],
    ['of more than a million characters', 'a'.repeat(1_000_000) + note],
  ])('%s is refused', (_what, wrong) => {
    expect(() => readNote(wrong)).toThrow(Malformed)
  })

  it('may have a hundred signatures', () => {
    expect(readNote(signedTimes(100)).signatures).toHaveLength(100)
  })
})
