import { mkdtempSync, rmSync } from 'node:fs'
import http, { type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { type Checkpoint, signCheckpoint } from '../log/checkpoint.ts'
import { makeSignerKey, readSignerKey } from '../log/note.ts'
import type { Witness } from '../log/policy.ts'
import { consistencyProof } from '../log/proof.ts'
import { type Grown, grow } from '../log/trees.fixture.ts'
import type { Asked } from './ask.ts'

/* One log with two pasts that part after ten entries. */

export const log = readSignerKey(makeSignerKey('force.example/log', 'log'))
export const signer = readSignerKey(makeSignerKey('w.example/1', 'witness'))
export const stranger = readSignerKey(makeSignerKey('other.example/log', 'log'))
export const largest = 120
export const partAfter = 10
const entries = (from: string) =>
  Array.from({ length: largest }, (_, at) => Buffer.from(at < partAfter ? `entry ${at}` : `${from} ${at}`))
export const told: Grown = grow(entries('entry'))
export const forged: Grown = grow(entries('forged'))

export function checkpointOf(size: number, tree = told): Checkpoint {
  return { origin: log.name, size, root: tree.roots[size] ?? Buffer.alloc(0) }
}

/** As its log signed it. */
export function noteOf(size: number, tree = told): string {
  return signCheckpoint(checkpointOf(size, tree), log)
}

export async function requestFor(old: number, size: number, tree = told): Promise<string> {
  const proof = await consistencyProof(old, size, tree.nodes(size))
  return bodyOf(old, proof, noteOf(size, tree))
}

export function bodyOf(old: number | string, proof: readonly Buffer[], note: string): string {
  return `old ${old}\n${proof.map((one) => `${one.toString('base64')}\n`).join('')}\n${note}`
}

export function askedFor(size: number, known: number, tree = told): Asked {
  const prove = (from: number) => consistencyProof(from, size, tree.nodes(size))
  return { note: noteOf(size, tree), size, known, prove }
}

export function witnessAt(port: number, below = '/'): Witness {
  return { name: 'W1', key: signer, url: new URL(`http://127.0.0.1:${port}${below}`) }
}

/** An empty folder until the test ends. */
export function emptyFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'witness-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Listens on a free port until the test ends. */
export async function listening(of: http.Server | RequestListener): Promise<number> {
  const server = of instanceof http.Server ? of : http.createServer(of)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return (server.address() as AddressInfo).port
}
