import { generateKeyPairSync, sign } from 'node:crypto'
import type { RequestListener } from 'node:http'
import net from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { cosign } from '../log/checkpoint.ts'
import { makeSignerKey, readNote, readSignerKey, signatureLine } from '../log/note.ts'
import { type Answer, askWitness } from './ask.ts'
import { askedFor, forged, listening, noteOf, requestFor, signer, witnessAt } from './witness.fixture.ts'

const at = new Date('2026-03-01T10:00:00Z')
const line = (size = 20) => cosign(readNote(noteOf(size)).text, signer, at)
const other = readSignerKey(makeSignerKey('w.example/2', 'witness'))
const namesake = readSignerKey(makeSignerKey(signer.name, 'witness'))

type Said = { readonly status?: number; readonly type?: string; readonly body?: string | Buffer }

/** A witness that says these things one after the other, and what it was asked. */
async function witnessSaying(...said: readonly Said[]): Promise<{ port: number; heard: string[] }> {
  const heard: string[] = []
  const port = await listening(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const { status = 200, type = 'text/plain', body = '' } = said[heard.length] ?? {}
    heard.push(`${request.method} ${request.url} ${Buffer.concat(parts)}`)
    response.writeHead(status, { 'content-type': type }).end(body)
  })
  return { port, heard }
}

const size = (seen: number | string): Said => ({ status: 409, type: 'text/x.tlog.size', body: `${seen}\n` })

it('posts what the protocol says, below the witness’s address', async () => {
  for (const below of ['/', '/w1', '/w1/']) {
    const { port, heard } = await witnessSaying({ body: line() })
    const answer = await askWitness(witnessAt(port, below), askedFor(20, 7), 2000)
    expect(answer).toEqual({ cosignature: { witness: 'w.example/1', at, line: line() } })
    expect(heard).toEqual([`POST ${below.replace(/\/$/, '')}/add-checkpoint ${await requestFor(7, 20)}`])
  }
})

it('passes over the lines of others', async () => {
  const text = readNote(noteOf(20)).text
  const { port } = await witnessSaying({
    body: `${cosign(text, other, at)}${line()}${cosign(text, namesake, at)}`,
  })
  expect(await askWitness(witnessAt(port), askedFor(20, 7), 2000)).toMatchObject({
    cosignature: { line: line() },
  })
})

it('asks once more from the size that the witness has seen', async () => {
  const { port, heard } = await witnessSaying(size(9), { body: line() })
  expect(await askWitness(witnessAt(port), askedFor(20, 0), 2000)).toHaveProperty('cosignature')
  expect(heard[1]).toBe(`POST /add-checkpoint ${await requestFor(9, 20)}`)
})

const contradictions: [string, Said[], number, Answer][] = [
  ['has seen more', [size(21)], 7, { contradicts: 'has cosigned 21 entries, we have 20', ahead: 21 }],
  [
    'has seen more by now',
    [size(9), size(21)],
    7,
    { contradicts: 'has cosigned 21 entries, we have 20', ahead: 21 },
  ],
  [
    'has seen another state of this size',
    [size(20)],
    20,
    { contradicts: 'has cosigned another state of 20 entries' },
  ],
  [
    'has so, found out in two steps',
    [size(20), size(20)],
    0,
    { contradicts: 'has cosigned another state of 20 entries' },
  ],
  [
    'says so without a size',
    [{ status: 409 }],
    20,
    { contradicts: 'has cosigned another state of 20 entries' },
  ],
  [
    'has seen another past',
    [size(9), { status: 422 }],
    0,
    { contradicts: 'has cosigned another past of 9 entries' },
  ],
]
it.each(contradictions)('tells when the witness %s', async (_, said, known, answer) => {
  const { port } = await witnessSaying(...said)
  expect(await askWitness(witnessAt(port), askedFor(20, known), 2000)).toEqual(answer)
})

const flipped = (): string => {
  const bytes = Buffer.from(line().split(' ')[2] ?? '', 'base64')
  bytes[40] = (bytes[40] ?? 0) ^ 1
  return `— ${signer.name} ${bytes.toString('base64')}\n`
}
const refusals: [string, Said[]][] = [
  ['404', [{ status: 404, body: 'SECRET' }]],
  ['403', [{ status: 403, body: 'SECRET' }]],
  ['400', [{ status: 400, body: 'SECRET' }]],
  ['503', [{ status: 503, body: 'SECRET' }]],
  ['204', [{ status: 204 }]],
  ['nothing', [{}]],
  ['nonsense', [{ body: 'SECRET\n' }]],
  ['a page', [{ body: '<html>SECRET</html>\n' }]],
  ['no end of line', [{ body: line().slice(0, -1) }]],
  ['a signature changed', [{ body: flipped() }]],
  ['a good and a wrong one', [{ body: line() + flipped() }]],
  ['one on another size', [{ body: line(19) }]],
  ['one of another witness alone', [{ body: cosign(readNote(noteOf(20)).text, other, at) }]],
  ['one by a key of the same name', [{ body: cosign(readNote(noteOf(20)).text, namesake, at) }]],
  ['one without a time', [{ body: cosign(readNote(noteOf(20)).text, signer, new Date(0)) }]],
  ['one that is too short', [{ body: signatureLine(signer, Buffer.alloc(64)) }]],
  ['one of a kind of its own', [{ body: signatureLine(signer, signedOtherwise()) }]],
  ['409 without a size', [{ status: 409, body: 'SECRET' }]],
  ['409 with no number', [size('SECRET')]],
  ['409 with a negative', [size(-1)]],
  ['409 with too large a number', [size('9'.repeat(30))]],
  ['409 with the size in a page', [{ status: 409, type: 'text/html', body: '9\n' }, { body: line() }]],
  ['409 to the size that it wants', [size(7)]],
  ['409 each time with another', [size(8), size(9)]],
  ['a huge 409', [{ status: 409, type: 'text/x.tlog.size', body: '1'.repeat(70_000) }]],
  ['a huge 200', [{ body: line().repeat(1000) }]],
]
function signedOtherwise(): Buffer {
  const { privateKey } = generateKeyPairSync('ed25519')
  return Buffer.concat([Buffer.alloc(8, 1), sign(null, Buffer.from('x'), privateKey)])
}

it.each(refusals)('takes no cosignature from %s, and does not repeat it', async (_, said) => {
  const { port } = await witnessSaying(...said)
  const answer = await askWitness(witnessAt(port), askedFor(20, 7), 2000)
  expect(answer).toEqual({ refused: expect.stringMatching(/^(?!.*SECRET)[^\n<]{5,80}$/) })
})

it('never asks more than twice', async () => {
  const { port, heard } = await witnessSaying(size(8), size(9), { body: line() })
  await askWitness(witnessAt(port), askedFor(20, 7), 2000)
  expect(heard).toHaveLength(2)
})

it('does not follow to another address', async () => {
  const { port: elsewhere, heard } = await witnessSaying({ body: line() })
  for (const status of [301, 302, 307, 308]) {
    const port = await listening((_, response) => {
      response.writeHead(status, { location: `http://127.0.0.1:${elsewhere}/add-checkpoint` }).end()
    })
    expect(await askWitness(witnessAt(port), askedFor(20, 7), 2000)).toHaveProperty('refused')
  }
  expect(heard).toEqual([])
})

/** Settles within its time, for its own reasons. */
async function refusedSoon(listener: RequestListener, timeoutMs: number): Promise<string> {
  const port = await listening(listener)
  const began = performance.now()
  const answer = await askWitness(witnessAt(port), askedFor(20, 7), timeoutMs)
  expect(performance.now() - began).toBeLessThan(3000)
  return 'refused' in answer ? answer.refused : 'not refused'
}

it('gives up on an answer that does not come, or does not end', async () => {
  expect(await refusedSoon(() => undefined, 300)).toBe('it took too long')
  expect(await refusedSoon((_, response) => void response.writeHead(200).write('— '), 300)).toBe(
    'it took too long',
  )
  let written = 0
  const endless: RequestListener = (_, response) => {
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(16_384))) written += 16_384
    }
    response.on('drain', more).writeHead(200)
    more()
  }
  expect(await refusedSoon(endless, 20_000)).toBe('its answer is too long')
  expect(written).toBeLessThan(20_000_000)
  const bomb = gzipSync(Buffer.alloc(50_000_000))
  const packed: RequestListener = (_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)
  }
  expect(await refusedSoon(packed, 20_000)).toBe('its answer is too long')
})

it('outlives what is no HTTP, and nobody at all', async () => {
  const server = net.createServer((socket) =>
    socket
      .on('error', () => undefined)
      .resume()
      .end('220 mail\r\n'),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as net.AddressInfo
  expect(await askWitness(witnessAt(port), askedFor(20, 7), 2000)).toEqual({
    refused: 'it cannot be reached',
  })
  await new Promise((resolve) => server.close(resolve))
  expect(await askWitness(witnessAt(port), askedFor(20, 7), 2000)).toEqual({
    refused: 'it cannot be reached',
  })
})

it('asks nobody without a web address', async () => {
  const witness = witnessAt(1)
  for (const url of [null, new URL('file:///etc/passwd')])
    expect(await askWitness({ ...witness, url }, askedFor(20, 7), 2000)).toEqual({
      refused: 'it has no address',
    })
})

it('shows a forged past as it is asked to', async () => {
  // The client proves what its log says; that a past is another one is for the witness to see.
  const { port, heard } = await witnessSaying({ status: 422 })
  await askWitness(witnessAt(port), askedFor(20, 12, forged), 2000)
  expect(heard[0]).toContain(await requestFor(12, 20, forged))
})
