/** Something that is not as the log says. */
export type Finding = {
  readonly what: string
  /** A file of the folder, or the index of an entry, or a part of a receipt. */
  readonly where: string | number
  /** The size of the checkpoint that it is measured by; null where none could be read. */
  readonly since: number | null
}

const mostKept = 1000

/** Findings in the order in which they were made: all are counted, the first thousand are kept. */
export class Findings {
  readonly #kept: Finding[] = []
  #total = 0
  since: number | null = null

  get kept(): readonly Finding[] {
    return this.#kept
  }

  get total(): number {
    return this.#total
  }

  add(what: string, where: string | number): void {
    this.addAll([{ what, where, since: this.since }], 1)
  }

  /** @param total how many there were, of which some are given */
  addAll(some: readonly Finding[], total: number): void {
    this.#total += total
    this.#kept.push(...some.slice(0, mostKept - this.#kept.length))
  }
}
