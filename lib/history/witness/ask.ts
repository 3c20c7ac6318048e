import { type Cosignature, cosignatureBy } from '../log/checkpoint.ts'
import { Malformed, readSize } from '../log/malformed.ts'
import { readNote, readSignatureLines } from '../log/note.ts'
import type { Witness } from '../log/policy.ts'
import { longestBody, sizeType } from './add-checkpoint.ts'

export type Asked = {
  /** The checkpoint as its log signed it. */
  readonly note: string
  readonly size: number
  /** What this witness cosigned last, as far as we know; 0 when we do not. */
  readonly known: number
  /** The consistency proof from a size to this one. */
  readonly prove: (from: number) => Promise<readonly Buffer[]>
}

/** What came of asking a witness. `contradicts`: it has cosigned more than we have (`ahead`), or another past. */
export type Answer =
  | { readonly cosignature: Cosignature }
  | { readonly contradicts: string; readonly ahead?: number }
  | { readonly refused: string }

type Reply = { readonly status: number; readonly type: string; readonly text: string }

/**
 * Shows a checkpoint to a witness and checks what it signs. Asks a second time when it has seen another size than we thought.
 * @throws only what `prove` throws
 */
export async function askWitness(witness: Witness, asked: Asked, timeoutMs: number): Promise<Answer> {
  const url = addressOf(witness)
  if (!url) return { refused: 'it has no address' }
  const signal = AbortSignal.timeout(timeoutMs)
  let from = Math.min(asked.known, asked.size)
  for (let tries = 0; tries < 2; tries++) {
    const lines = (await asked.prove(from)).map((one) => `${one.toString('base64')}\n`)
    const reply = await post(url, `old ${from}\n${lines.join('')}\n${asked.note}`, signal)
    if ('refused' in reply) return reply
    if (reply.status === 200) return cosignatureIn(reply.text, witness, asked.note)
    // It compared our proof with what it has seen itself: what it has seen is not how ours begins.
    if (reply.status === 422) return { contradicts: `has cosigned another past of ${from} entries` }
    if (reply.status !== 409) return { refused: `it answered ${reply.status}` }
    const seen = sizeIn(reply)
    if (from === asked.size && (seen === null || seen === from))
      return { contradicts: `has cosigned another state of ${from} entries` }
    if (seen === null) return { refused: 'it answered 409 and no size' }
    if (seen > asked.size)
      return { contradicts: `has cosigned ${seen} entries, we have ${asked.size}`, ahead: seen }
    if (seen === from) return { refused: 'it answered 409 to the size that it wants' }
    from = seen
  }
  return { refused: 'it changes the size that it wants' }
}

function addressOf({ url }: Witness): string | null {
  if (!url || !/^https?:$/.test(url.protocol)) return null
  return `${url.origin}${url.pathname.replace(/\/$/, '')}/add-checkpoint`
}

async function post(
  url: string,
  body: string,
  signal: AbortSignal,
): Promise<Reply | { readonly refused: string }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      signal,
      redirect: 'error',
      headers: { 'content-type': 'text/plain; charset=utf-8', 'accept-encoding': 'identity' },
    })
    const text = await readLimited(response)
    if (text === null) return { refused: 'its answer is too long' }
    return { status: response.status, type: response.headers.get('content-type') ?? '', text }
  } catch {
    return { refused: signal.aborted ? 'it took too long' : 'it cannot be reached' }
  }
}

/** @returns null when it is longer than any answer is */
async function readLimited({ body }: Response): Promise<string | null> {
  if (!body) return ''
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of body) {
    length += part.length
    // Leaving the loop closes the connection.
    if (length > longestBody) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString()
}

function sizeIn({ type, text }: Reply): number | null {
  if (type !== sizeType || !text.endsWith('\n')) return null
  try {
    return readSize(text.slice(0, -1), 'the size')
  } catch {
    return null
  }
}

function cosignatureIn(text: string, { key }: Witness, note: string): Answer {
  try {
    if (!text.endsWith('\n')) throw new Malformed('its answer is cut short')
    const signatures = readSignatureLines(text)
    const cosignature = cosignatureBy({ text: readNote(note).text, signatures }, key)
    if (!cosignature) return { refused: 'its cosignature is missing' }
    if (cosignature.at.getTime() === 0) return { refused: 'its cosignature has no time' }
    return { cosignature }
  } catch (error) {
    if (error instanceof Malformed) return { refused: error.message }
    throw error
  }
}
