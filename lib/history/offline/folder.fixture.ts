import { createPrivateKey, createPublicKey, hash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { checkpointText, cosign, signCheckpoint } from '#lib/history/log/checkpoint.ts'
import { GrowingTree } from '#lib/history/log/growing-tree.ts'
import { leafHash } from '#lib/history/log/hash.ts'
import { type KeyType, keyTypes, readSignerKey, type SignerKey } from '#lib/history/log/note.ts'
import { inclusionProof } from '#lib/history/log/proof.ts'
import { nodesFromTiles, tileHeight, tilePath, tileWidth, writeBundle } from '#lib/history/log/tile.ts'

/** A key that is the same in every run. @param seed 32 times this byte; a secret to nobody */
export function fixedKey(name: string, type: KeyType, seed: number): SignerKey {
  const secret = Buffer.alloc(32, seed)
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secret])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const open = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
  const tag = Buffer.from([keyTypes[type]])
  const id = hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), tag, open]), 'buffer').subarray(0, 4)
  const typed = Buffer.concat([tag, secret]).toString('base64')
  return readSignerKey(`PRIVATE+KEY+${name}+${id.toString('hex')}+${typed}`)
}

export type Written = { readonly size: number; readonly root: Buffer; readonly note: string }
export type Witnessing = { readonly keys: readonly SignerKey[]; readonly at: Date }

/** Writes a log as a folder (C2SP tlog-tiles), with the tiles that a log of this size must have and no others. */
export function writeFolder(
  folder: string,
  entries: Iterable<Buffer>,
  key: SignerKey,
  witnessing?: Witnessing,
): Written {
  const write = (level: number | 'entries', index: number, width: number, bytes: Buffer) => {
    const file = path.join(folder, tilePath({ level, index, width }))
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }
  const tree = new GrowingTree()
  const rows: Buffer[][] = [[]]
  let bundle: Buffer[] = []
  for (const entry of entries) {
    bundle.push(entry)
    tree.append(leafHash(entry), (height, index, hash) => {
      if (height % tileHeight !== 0) return
      const level = height / tileHeight
      rows[level] ??= []
      const row = rows[level]
      row.push(hash)
      if (row.length === tileWidth)
        write(level, Math.floor(index / tileWidth), tileWidth, Buffer.concat(row.splice(0)))
    })
    if (bundle.length < tileWidth) continue
    write('entries', tree.size / tileWidth - 1, tileWidth, writeBundle(bundle))
    bundle = []
  }
  const { size } = tree
  for (const [level, row] of rows.entries())
    if (row.length > 0)
      write(level, Math.floor(size / tileWidth ** (level + 1)), row.length, Buffer.concat(row))
  if (bundle.length > 0) write('entries', Math.floor(size / tileWidth), bundle.length, writeBundle(bundle))
  const checkpoint = { origin: key.name, size, root: tree.root() }
  const cosignatures =
    witnessing?.keys.map((one) => cosign(checkpointText(checkpoint), one, witnessing.at)) ?? []
  const note = signCheckpoint(checkpoint, key) + cosignatures.join('')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'checkpoint'), note)
  return { size, root: checkpoint.root, note }
}

/** The path from an entry of a folder up to its root. */
export function pathIn(folder: string, index: number, size: number): Promise<Buffer[]> {
  return inclusionProof(
    index,
    size,
    nodesFromTiles(size, (tile) => readFileSync(path.join(folder, tilePath(tile)))),
  )
}
