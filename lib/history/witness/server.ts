import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { SignerKey, VerifierKey } from '../log/note.ts'
import { addCheckpoint, longestBody } from './add-checkpoint.ts'
import type { States } from './state-file.ts'

export type WitnessServer = {
  readonly signer: SignerKey
  /** Asked at each request: the list may change. */
  readonly logs: () => readonly VerifierKey[]
  readonly states: States
  readonly now: () => Date
  /** What stands before `/add-checkpoint`: nothing, or a path that begins with a slash and does not end with one. */
  readonly prefix?: string
  /** For a whole request to arrive. */
  readonly patienceMs?: number
  /** A fault of the witness itself; it was answered with 503 and nothing was cosigned. */
  readonly fault?: (error: Error) => void
}

type Answer = {
  readonly status: number
  readonly type?: string
  readonly body: string
  readonly headers?: http.OutgoingHttpHeaders
}

/** A witness for logs to ask (C2SP tlog-witness), not yet listening. What was sent is never logged. */
export function witnessServer(of: WitnessServer): http.Server {
  const patienceMs = of.patienceMs ?? 10_000
  const server = http.createServer(
    {
      requestTimeout: patienceMs,
      headersTimeout: patienceMs,
      connectionsCheckingInterval: Math.min(1000, patienceMs),
      keepAliveTimeout: 60_000,
      maxHeaderSize: 8 * 1024,
    },
    (request, response) => {
      answer(of, request).then(
        (made) => send(response, made),
        (error: Error) => {
          // Broken off by the other side, or by us because it was too slow: nobody is there to be told.
          if (request.destroyed && !request.complete) return
          of.fault?.(error)
          send(response, { status: 503, body: 'try again later\n' })
        },
      )
    },
  )
  server.maxConnections = 256
  return server
}

async function answer(of: WitnessServer, request: IncomingMessage): Promise<Answer> {
  const [path] = (request.url ?? '').split('?')
  if (path === '/health') {
    if (request.method !== 'GET') return notAllowed('GET')
    return { status: 200, body: 'ok\n' }
  }
  if (path !== `${of.prefix ?? ''}/add-checkpoint`) return { status: 404, body: 'not found\n' }
  if (request.method !== 'POST') return notAllowed('POST')
  const body = await read(request)
  if (!body) return { status: 413, body: 'too long\n', headers: { connection: 'close' } }
  const { seen, ...judged } = addCheckpoint(body, {
    signer: of.signer,
    logs: of.logs(),
    latest: of.states.latest,
    at: of.now(),
  })
  // Nothing may be awaited from the judgement to here: that is what makes the two one step.
  if (seen) of.states.advance(seen.before, seen.now)
  return judged
}

/** @returns null when it is too long; the rest of it is then not kept */
async function read(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > longestBody) return null
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let length = 0
    request.on('data', (part: Buffer) => {
      length += part.length
      if (length > longestBody) resolve(null)
      else parts.push(part)
    })
    request.on('end', () => resolve(Buffer.concat(parts)))
    request.on('error', reject)
    request.on('close', () => reject(new Error('broken off')))
  })
}

function notAllowed(allow: string): Answer {
  return { status: 405, body: 'not allowed\n', headers: { allow } }
}

function send(response: ServerResponse, { status, type, body, headers }: Answer): void {
  response.writeHead(status, {
    'content-type': type ?? 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    ...headers,
  })
  response.end(body)
}
