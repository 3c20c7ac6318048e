import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#lib/history/canonical.ts'
import { fieldHash } from '#lib/history/commitment.ts'
import { policyOfLog, readPolicy } from '#lib/history/log/policy.ts'
import { readProof, writeProof } from '#lib/history/log/tlog-proof.ts'
import { fixedKey } from './folder.fixture.ts'
import { log, makeReceipt, policyText } from './receipt.fixture.ts'
import { type Receipt, verifyReceipt, writeReceipt } from './receipt.ts'
import type { ReceiptField } from './receipt-claim.ts'

const kept = readFileSync(new URL('receipt.fixture.tlog-proof', import.meta.url), 'utf8')
const policy = readPolicy(policyText)
const made = await makeReceipt()
const [concern, identities, urgent] = made.fields as readonly [ReceiptField, ReceiptField, ReceiptField]
const wrongs = (text: string, by = policy): string[] =>
  verifyReceipt(text, by).findings.map(({ what, where }) => `${where}: ${what}`)
const wrongsOf = (change: Partial<Receipt>): string[] => wrongs(writeReceipt({ ...made, ...change }))

describe('the receipt that was given out once', () => {
  it('verifies, and discloses what it disclosed', () => {
    expect(verifyReceipt(kept, policy)).toEqual({
      findings: [],
      disclosed: {
        reference: 'OA-7K2M-94QX',
        type: 'sent',
        kind: 'declaration',
        at: '2026-01-05T09:01:00.000Z',
        version: 1,
        origin: 'example.org/declarable',
        index: 300,
        size: 520,
        witnesses: [
          { name: 'one.example', at: new Date('2026-03-01T10:00:00Z') },
          { name: 'two.example', at: new Date('2026-03-01T10:00:00Z') },
        ],
        fields: [
          { name: 'concern', value: '"Sells tickets “for a friend”."' },
          { name: 'identities', value: null },
          { name: 'urgent', value: 'false' },
        ],
      },
    })
  })

  it('would be written today byte for byte', () => expect(writeReceipt(made)).toBe(kept))

  it('verifies with the log’s key alone, and says then of no witness', () => {
    const { findings, disclosed } = verifyReceipt(kept, policyOfLog(log))
    expect(findings).toEqual([])
    expect(disclosed?.witnesses).toEqual([])
  })
})

it('may withhold who did what, and every field', () => {
  const hashes = made.fields.map((field) => ({
    name: field.name,
    hash:
      'value' in field
        ? fieldHash(Buffer.from(field.salt, 'hex'), field.name, field.value).toString('hex')
        : field.hash,
  }))
  const { findings, disclosed } = verifyReceipt(writeReceipt({ ...made, head: null, fields: hashes }), policy)
  expect(findings).toEqual([])
  expect(disclosed).toMatchObject({
    type: null,
    kind: null,
    fields: hashes.map(({ name }) => ({ name, value: null })),
  })
})

describe('finds', () => {
  const notCommitted = 'fields: the fields are not those that the entry commits to'
  it.each<[string, readonly ReceiptField[]]>([
    ['a value changed', [{ ...concern, value: '"Nothing."' }, identities, urgent]],
    ['a name changed', [{ ...concern, name: 'concerm' }, identities, urgent]],
    ['a salt changed', [{ ...concern, salt: '0'.repeat(64) }, identities, urgent]],
    ['a hash changed', [concern, { name: 'identities', hash: '0'.repeat(64) }, urgent]],
    ['a field left out', [concern, urgent]],
    ['a field added', [concern, identities, urgent, { name: 'zeal', hash: '0'.repeat(64) }]],
  ])('%s', (_what, fields) => expect(wrongsOf({ fields })).toEqual([notCommitted]))

  it('fields out of order', () => {
    const inOrder = 'fields: the fields are not in order of their names'
    expect(wrongsOf({ fields: [urgent, identities, concern] })).toEqual([inOrder, notCommitted])
    // A hash says nothing of its name, so that the order of names is all that holds it in its place.
    expect(wrongsOf({ fields: [concern, { ...identities, name: 'aaa' }, urgent] })).toEqual([inOrder])
    expect(wrongsOf({ fields: [concern, { ...identities, name: 'concern' }, urgent] })).toEqual([inOrder])
  })

  it('a value that is not canonical JSON', () => {
    const fields = [concern, identities, { ...urgent, value: ' false' }]
    expect(wrongsOf({ fields })).toEqual(['fields: the value of urgent is not canonical JSON', notCommitted])
    expect(
      wrongsOf({ fields: [concern, identities, { ...urgent, value: '['.repeat(1e5) + ']'.repeat(1e5) }] }),
    ).toHaveLength(2)
  })

  it('another head', () => {
    const head = made.head ?? undefined
    if (!head) throw new Error('the fixture has a head')
    expect(wrongsOf({ head: { ...head, type: 'withdrawn' } })).toEqual([
      'head: the head is not the one that the entry commits to',
    ])
    expect(wrongsOf({ head: { ...head, object: head.actor } })).toHaveLength(2)
  })

  it('another entry, index, path or checkpoint', () => {
    const noPath = 'path: its path does not lead from the entry to the root'
    const entry = Buffer.from(Buffer.from(made.entry).toString().replace('"version":1', '"version":2'))
    expect(wrongsOf({ entry })).toEqual([noPath])
    expect(wrongsOf({ index: 301 })).toEqual([noPath])
    expect(wrongsOf({ path: made.path.slice(1) })).toEqual([noPath])
    expect(wrongsOf({ checkpoint: made.checkpoint.replace('\n520\n', '\n521\n') })).toContain(
      'checkpoint: the log’s signature is wrong',
    )
    const [body = ''] = made.checkpoint.split('— two.example')
    expect(wrongsOf({ checkpoint: body })).toEqual(['checkpoint: it is not cosigned by enough witnesses'])
    expect(wrongsOf({ checkpoint: 'nothing' })).toEqual(['checkpoint: the note has no signatures'])
  })

  it('a log that is not trusted', () => {
    const other = fixedKey('example.org/declarable', 'log', 99)
    expect(wrongs(kept, policyOfLog(other))).toEqual(['checkpoint: the log’s signature is missing'])
    expect(wrongs(kept, readPolicy('quorum none'))).toEqual([
      'checkpoint: it is of a log that is not trusted: example.org/declarable',
    ])
  })

  it('the reference changed: never, because nothing proves it', () => {
    expect(wrongsOf({ reference: 'OA-0000-0000' })).toEqual([])
  })
})

describe('refuses as a receipt', () => {
  const proof = readProof(kept)
  const claim = JSON.parse(proof.extra?.toString() ?? '') as Record<string, unknown> & { fields: object[] }
  const withExtra = (extra: string | null) =>
    writeProof({ ...proof, extra: extra === null ? null : Buffer.from(extra) })
  const withClaim = (change: object) => withExtra(canonicalJson({ ...claim, ...change }))
  const withField = (change: object) =>
    withClaim({ fields: [{ ...claim.fields[0], ...change }, ...claim.fields.slice(1)] })

  it.each<[string, string, string]>([
    ['nothing', '', 'the proof has no checkpoint'],
    ['a proof without an entry', withExtra(null), 'it carries no entry'],
    ['no JSON', withExtra('{'), 'it is no JSON'],
    ['a list', withExtra('[]'), 'what it adds is no JSON object'],
    [
      'JSON that is not canonical',
      withExtra(` ${proof.extra?.toString()}`),
      'what it adds is not canonical JSON',
    ],
    ['a later format', withClaim({ v: 2 }), 'what it adds is of an unknown kind'],
    ['a member more', withClaim({ note: '' }), 'what it adds is of an unknown kind'],
    ['fields that are no list', withClaim({ fields: {} }), 'its fields are no list'],
    ['a field that is none', withClaim({ fields: [null] }), 'a field is no JSON object'],
    ['a field with a border in its name', withField({ name: 'con\u0000cern' }), 'a field has no proper name'],
    [
      'a salt that reaches into the name',
      withField({ salt: '00'.repeat(33) }),
      'the salt of concern has not 64 hexadecimal digits',
    ],
    [
      'a field both shown and withheld',
      withField({ hash: '0'.repeat(64) }),
      'the field concern is neither shown nor withheld',
    ],
    ['a field without a value', withField({ value: undefined }), 'the value of concern is no text'],
    ['a head with more in it', withClaim({ head: { ...made.head, x: 1 } }), 'the head is of an unknown kind'],
    ['no reference', withClaim({ reference: 7 }), 'the reference is no text'],
    ['an entry that is none', withClaim({ entry: '{}' }), 'it is not of the shape of an entry'],
    ['depth', withExtra('{"fields":'.repeat(200_000)), 'it is no JSON'],
    [
      'depth that ends',
      withExtra(`${'['.repeat(200_000)}${']'.repeat(200_000)}`),
      'what it adds is no JSON object',
    ],
    ['length', kept + 'a'.repeat(4_000_000), 'it is too long for a receipt'],
  ])('%s', (_what, text, why) => {
    expect(wrongs(text)).toEqual([`receipt: ${why}`])
  })

  it('any other text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(wrongs(text)).not.toEqual([])
      }),
    )
  })
})

it('with a bit turned over it has findings, or else proves what it proved before', () => {
  // The reference and the name of a withheld field are nowhere committed to.
  const proven = (text: string): object | null => {
    const { findings, disclosed } = verifyReceipt(text, policy)
    if (findings.length > 0 || !disclosed) return null
    return { ...disclosed, reference: '', fields: disclosed.fields.filter(({ value }) => value !== null) }
  }
  const before = proven(kept)
  expect(before).not.toBeNull()
  let same = 0
  const bytes = Buffer.from(kept)
  for (let at = 0; at < bytes.length; at++)
    for (const bit of [1 << (at % 7), 1 << ((at + 3) % 7)]) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ bit
      const after = proven(changed.toString('utf8'))
      if (after) same += 1
      if (after) expect(after).toEqual(before)
    }
  expect(same).toBeLessThan(40)
})
