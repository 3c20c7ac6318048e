import type http from 'node:http'
import net from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { type Checkpoint, readCheckpointText } from '../log/checkpoint.ts'
import { readNote } from '../log/note.ts'
import { consistencyProof, verifyConsistency } from '../log/proof.ts'
import { type Answer, askWitness } from './ask.ts'
import { type WitnessServer, witnessServer } from './server.ts'
import { openStates, type States } from './state-file.ts'
import {
  askedFor,
  checkpointOf,
  emptyFolder,
  forged,
  listening,
  log,
  noteOf,
  requestFor,
  signer,
  told,
  witnessAt,
} from './witness.fixture.ts'

function opened(folder = emptyFolder()): States {
  const states = openStates(folder)
  onTestFinished(() => states.close())
  return states
}

function started(more: Partial<WitnessServer> = {}): Promise<number> {
  const now = () => new Date('2026-03-01T10:00:00Z')
  return listening(witnessServer({ signer, logs: () => [log], states: opened(), now, ...more }))
}

const post = (port: number, body: BodyInit, path = '/add-checkpoint') =>
  fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body, duplex: 'half' } as RequestInit)

it('answers as judged, with the type of each', async () => {
  const port = await started()
  const good = await post(port, await requestFor(0, 7))
  expect([good.status, await good.text()]).toEqual([200, expect.stringMatching(/^— w\.example\/1 \S+\n$/)])
  const stale = await post(port, await requestFor(0, 9))
  expect([stale.status, stale.headers.get('content-type'), await stale.text()]).toEqual([
    409,
    'text/x.tlog.size',
    '7\n',
  ])
  expect((await post(port, await requestFor(7, 20, forged))).status).toBe(200)
  expect((await post(port, await requestFor(20, 20))).status).toBe(409)
  expect((await post(port, 'nonsense')).status).toBe(400)
})

it.each([
  ['GET', '/health', 200],
  ['POST', '/health', 405],
  ['GET', '/add-checkpoint', 405],
  ['PUT', '/add-checkpoint', 405],
  ['POST', '/', 404],
  ['POST', '/add-checkpoint/', 404],
  ['POST', '/x/add-checkpoint', 404],
  ['GET', '/checkpoint', 404],
])('%s %s is %i', async (method, path, status) => {
  expect((await fetch(`http://127.0.0.1:${await started()}${path}`, { method })).status).toBe(status)
})

it('stands below a prefix', async () => {
  const port = await started({ prefix: '/w1' })
  expect((await post(port, await requestFor(0, 7), '/w1/add-checkpoint')).status).toBe(200)
  expect((await post(port, await requestFor(0, 7))).status).toBe(404)
})

it('takes 64 KiB and no more, told beforehand or not', async () => {
  const port = await started()
  const longest = 64 * 1024
  expect((await post(port, 'x'.repeat(longest))).status).toBe(400)
  expect((await post(port, 'x'.repeat(longest + 1))).status).toBe(413)
  const dripping = new ReadableStream({
    start(stream) {
      for (let part = 0; part < 65; part++) stream.enqueue(new Uint8Array(1024))
      stream.close()
    },
  })
  expect((await post(port, dripping)).status).toBe(413)
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200)
})

it('waits for a slow request no longer than it should', async () => {
  const faults: Error[] = []
  const port = await started({ patienceMs: 300, fault: (error) => faults.push(error) })
  for (const begun of [
    'POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nContent-Length: 500\r\n\r\nold 0',
    'POST /add-ch',
  ]) {
    const socket = net.connect(port, '127.0.0.1')
    const dripping = setInterval(() => socket.write('x'), 50)
    const parts: Buffer[] = []
    socket.on('data', (part: Buffer) => parts.push(part)).on('error', () => undefined)
    socket.write(begun)
    const began = performance.now()
    await new Promise((resolve) => socket.on('close', resolve))
    clearInterval(dripping)
    expect(performance.now() - began).toBeLessThan(3000)
    expect(Buffer.concat(parts).toString()).toMatch(/^HTTP\/1\.1 408 /)
  }
  expect(faults).toEqual([])
})

it('outlives whoever breaks off, and what is no HTTP', async () => {
  const faults: Error[] = []
  const port = await started({ fault: (error) => faults.push(error) })
  const sent = [
    'POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nContent-Length: 50\r\n\r\nold 0',
    '\x16\x03\x01',
    'POST x y z\r\n\r\n',
  ]
  for (const begun of sent) {
    const socket = net.connect(port, '127.0.0.1').on('error', () => undefined)
    await new Promise<void>((resolve) => socket.write(begun, () => resolve()))
    await new Promise((resolve) => setTimeout(resolve, 30))
    socket.destroy()
  }
  expect((await post(port, await requestFor(0, 7))).status).toBe(200)
  expect(faults).toEqual([])
})

it('gives no cosignature when the state cannot be written', async () => {
  const states = opened()
  const faults: string[] = []
  const port = await started({
    states: {
      ...states,
      advance() {
        throw new Error('no space left')
      },
    },
    fault: ({ message }) => faults.push(message),
  })
  const answer = await post(port, await requestFor(0, 7))
  expect([answer.status, await answer.text()]).toEqual([503, 'try again later\n'])
  expect(faults).toEqual(['no space left'])
})

it('has written the state when it answers', async () => {
  const steps: string[] = []
  const states = opened()
  const server = witnessServer({
    signer,
    logs: () => [log],
    now: () => new Date(),
    states: {
      ...states,
      advance(before, now) {
        states.advance(before, now)
        steps.push('written')
      },
    },
  })
  server.prependListener('request', (_, response: http.ServerResponse) => {
    const { writeHead } = response
    Object.assign(response, {
      writeHead(...args: Parameters<typeof writeHead>) {
        steps.push('answered')
        return writeHead.apply(response, args)
      },
    })
  })
  await post(await listening(server), await requestFor(0, 7))
  expect(steps).toEqual(['written', 'answered'])
})

it('a hundred at once, half of them of another past, make one history', async () => {
  const states = opened()
  const written: [Checkpoint | null, Checkpoint][] = []
  const port = await started({
    states: {
      ...states,
      advance(before, now) {
        states.advance(before, now)
        written.push([before, now])
      },
    },
  })
  const cosigned: Checkpoint[] = []
  const ask = async (size: number): Promise<void> => {
    const tree = size % 2 === 0 ? told : forged
    let answer: Answer
    do answer = await askWitness(witnessAt(port), askedFor(size, 0, tree), 20_000)
    while ('refused' in answer && answer.refused === 'it changes the size that it wants')
    expect('refused' in answer).toBe(false)
    if ('cosignature' in answer) cosigned.push(readCheckpointText(readNote(noteOf(size, tree)).text))
  }
  await Promise.all(Array.from({ length: 100 }, (_, at) => ask(at + 1)))
  expect(cosigned.length).toBeGreaterThan(0)
  for (const [at, [before]] of written.entries()) expect(before).toEqual(written[at - 1]?.[1] ?? null)
  const sizes = written.map(([, now]) => now.size)
  expect(sizes).toEqual(sizes.toSorted((a, b) => a - b))
  const last = written.at(-1)?.[1] ?? checkpointOf(0)
  const tree = last.root.equals(checkpointOf(last.size).root) ? told : forged
  for (const { size, root } of cosigned) {
    const proof = await consistencyProof(size, last.size, tree.nodes(last.size))
    expect(verifyConsistency(size, root, last.size, last.root, proof)).toBe(true)
  }
})
