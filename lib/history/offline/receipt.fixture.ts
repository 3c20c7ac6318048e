import { hash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chainOf, fieldHash, headDigest, payloadCommitment } from '#lib/history/commitment.ts'
import { eventEntries, eventEntry } from './entries.fixture.ts'
import { fixedKey, pathIn, writeFolder } from './folder.fixture.ts'
import type { Receipt } from './receipt.ts'
import type { ReceiptField, ReceiptHead } from './receipt-claim.ts'

export const log = fixedKey('example.org/declarable', 'log', 11)
export const witnesses = ['one.example', 'two.example'].map((name, at) => fixedKey(name, 'witness', 12 + at))
export const policyText = [
  `log ${log.text}`,
  ...witnesses.map(({ name, text }) => `witness ${name} ${text}`),
  `group both all ${witnesses.map(({ name }) => name).join(' ')}`,
  'quorum both',
].join('\n')

const saltOf = (what: string): Buffer => hash('sha256', `salt of ${what}`, 'buffer')
const shown: readonly (readonly [name: string, value: string])[] = [
  ['concern', '"Sells tickets “for a friend”."'],
  ['identities', '[{"handle":"@seller","platform":"example"}]'],
  ['urgent', 'false'],
]
const hashes = shown.map(([name, value]) => fieldHash(saltOf(name), name, value))
const fields: readonly ReceiptField[] = shown.map(([name, value], at) =>
  name === 'identities'
    ? { name, hash: hashes[at]?.toString('hex') ?? '' }
    : { name, salt: saltOf(name).toString('hex'), value },
)
const head: ReceiptHead = {
  actor: '0190a0b0-0000-7000-8000-000000000001',
  id: '0190a0b0-0000-7000-8000-000000000002',
  kind: 'declaration',
  object: '0190a0b0-0000-7000-8000-000000000003',
  salt: saltOf('head').toString('hex'),
  type: 'sent',
}

/** Always the same receipt: event 300 of 520, one of its fields withheld, cosigned by two witnesses. */
export async function makeReceipt(): Promise<Receipt> {
  const entry = eventEntry('shown', 1, {
    chain: chainOf(head.kind, head.object).toString('hex'),
    commitment: payloadCommitment(hashes).toString('hex'),
    head: headDigest(Buffer.from(head.salt, 'hex'), head).toString('hex'),
  })
  const index = 300
  const folder = mkdtempSync(path.join(tmpdir(), 'receipt-'))
  try {
    const at = new Date('2026-03-01T10:00:00Z')
    const entries = [...eventEntries(520)].with(index, entry)
    const { note, size } = writeFolder(folder, entries, log, { keys: witnesses, at })
    const route = await pathIn(folder, index, size)
    return { entry, fields, head, reference: 'OA-7K2M-94QX', index, path: route, checkpoint: note }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
