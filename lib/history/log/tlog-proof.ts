import { Malformed, readBase64, readHash, readSize } from './malformed.ts'

/* A proof of one entry that needs nothing but public keys to be checked (C2SP tlog-proof). */

const head = 'c2sp.org/tlog-proof@v1'
/** A tree has at most 2^63 leaves. */
const longestPath = 63

export type TlogProof = {
  /** What the application adds; not authenticated by the format. */
  readonly extra: Buffer | null
  readonly index: number
  readonly path: readonly Buffer[]
  /** A checkpoint with its signatures, as it stands. */
  readonly checkpoint: string
}

export function writeProof({ extra, index, path, checkpoint }: TlogProof): string {
  const lines = [
    head,
    ...(extra ? [`extra ${extra.toString('base64')}`] : []),
    `index ${index}`,
    ...path.map((hash) => hash.toString('base64')),
    '',
  ]
  return `${lines.join('\n')}\n${checkpoint}`
}

/** @throws Malformed */
export function readProof(text: string): TlogProof {
  const gap = text.indexOf('\n\n')
  if (gap < 0) throw new Malformed('the proof has no checkpoint')
  const [first, ...lines] = text.slice(0, gap).split('\n')
  if (first !== head) throw new Malformed(`the file does not begin with ${head}`)
  const extra = lines[0]?.startsWith('extra ')
    ? readBase64(lines.shift()?.slice(6) ?? '', 'the extra data')
    : null
  const index = lines.shift() ?? ''
  if (!index.startsWith('index ')) throw new Malformed('the proof names no index')
  if (lines.length > longestPath) throw new Malformed('the proof is longer than any tree is high')
  return {
    extra,
    index: readSize(index.slice(6), 'the index'),
    path: lines.map((line) => readHash(line, 'a line of the proof')),
    checkpoint: text.slice(gap + 2),
  }
}
