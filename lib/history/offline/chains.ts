import type { Checkpoint } from '#lib/history/log/checkpoint.ts'
import type { Continuation, EventEntry } from './entry.ts'
import type { Finding } from './findings.ts'

type Link = { version: number; commitment: string; findings: number }

const mostKept = 1000

/**
 * Checks that each object's events follow each other: versions without a gap from 1, each naming the commitment of the one before.
 * Memory is bounded: when there are more chains than `most`, the pass keeps only the lower half of them by name, and the rest are for
 * a further pass over the log that begins where this one ended.
 */
export class ChainPass {
  readonly #from: string
  readonly #most: number
  readonly #links = new Map<string, Link>()
  #until: string | null = null
  /** The log before this one; a chain may then have begun there. */
  continues: Checkpoint | null = null
  #kept: { readonly chain: string; readonly what: string; readonly index: number }[] = []

  /** @param from where the pass before ended */
  constructor(most: number, from = '') {
    this.#from = from
    this.#most = Math.max(1, most)
  }

  add(index: number, event: EventEntry | Continuation): void {
    if (event.type === 'log_continues') {
      this.continues = event.checkpoint
      return
    }
    const chain = flat(event.chain)
    if (chain < this.#from || (this.#until !== null && chain >= this.#until)) return
    const link = this.#links.get(chain)
    const commitment = flat(event.commitment)
    const what = link ? this.#follows(link, event) : this.#begins(event)
    if (!link) this.#links.set(chain, { version: event.version, commitment, findings: what ? 1 : 0 })
    else {
      if (what) link.findings += 1
      if (event.version > link.version) {
        link.version = event.version
        link.commitment = commitment
      }
    }
    if (what && this.#kept.length < mostKept) this.#kept.push({ chain, what, index })
    if (this.#links.size > this.#most) this.#narrow()
  }

  #begins({ version, previous }: EventEntry): string | null {
    if (version !== 1 && !this.continues) return `version ${version} comes without the versions before it`
    if ((version === 1) !== (previous === null)) return 'the first version alone follows none'
    return null
  }

  #follows({ version, commitment }: Link, event: EventEntry): string | null {
    if (event.version !== version + 1) return `version ${event.version} comes after version ${version}`
    if (event.previous === null || flat(event.previous) !== commitment)
      return 'it does not follow from the version before'
    return null
  }

  #narrow(): void {
    const names = [...this.#links.keys()].sort()
    const until = names[Math.ceil(names.length / 2)] ?? null
    this.#until = until
    for (const name of names.slice(Math.ceil(names.length / 2))) this.#links.delete(name)
    this.#kept = this.#kept.filter(({ chain }) => until === null || chain < until)
  }

  /** @returns what was found, and where the next pass begins; null when all chains were seen */
  end(since: number): {
    readonly chains: number
    readonly findings: readonly Finding[]
    readonly total: number
    readonly next: string | null
  } {
    let total = 0
    for (const link of this.#links.values()) total += link.findings
    const findings = this.#kept.map(({ what, index }) => ({ what, where: index, since }))
    return { chains: this.#links.size, findings, total, next: this.#until }
  }
}

/** 32 characters of their own: a part of a longer string would keep that one in memory. */
function flat(hex: string): string {
  return Buffer.from(hex, 'hex').toString('latin1')
}
