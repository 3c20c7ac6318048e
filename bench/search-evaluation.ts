import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { namesOf } from './search-names.ts'

export type Query = { readonly slice: string; readonly query: string; readonly target: number }
export type Target = { readonly id: number; readonly name: string }
export type Pair = { readonly one: string; readonly other: string; readonly same: boolean }

/** Names that must be in the table, what is asked for them, and pairs of names of which it is known whether they are one. */
export type Evaluation = {
  readonly targets: readonly Target[]
  readonly queries: readonly Query[]
  readonly pairs: readonly Pair[]
  readonly organisations: readonly Pair[]
}

/** Reads a folder of an evaluation; without one, makes queries from the bench's own names by spoiling them. */
export function readEvaluation(folder: string | undefined, rows: number): Evaluation {
  if (folder === undefined) return madeUp(rows)
  const json = (file: string) => JSON.parse(readFileSync(path.join(folder, file), 'utf8'))
  return {
    targets: json('targets.json') as Target[],
    queries: (json('queries.json') as Query[]).filter((each) => each.slice !== 'nb_neg'),
    pairs: pairsOf(path.join(folder, 'pairs.csv')),
    organisations: pairsOf(path.join(folder, 'organisation-pairs.csv')),
  }
}

function pairsOf(file: string): Pair[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
        (cell) => cell[1]?.replaceAll('""', '"') ?? cell[2] ?? '',
      )
      return { one: cells[0] ?? '', other: cells[1] ?? '', same: cells[2]?.trim() === 'true' }
    })
}

/** One name in so many is asked for, in an order of its own or with a typing error, and must be found. */
function madeUp(rows: number): Evaluation {
  const queries = Array.from({ length: 600 }, (_, index) => {
    const n = Math.floor((index * rows) / 600)
    const name = namesOf(n)[0] ?? ''
    const at = 1 + (index % Math.max(1, name.length - 2))
    const spoilt = [
      { slice: 'as_it_is', query: name },
      { slice: 'reversed', query: name.split(' ').reverse().join(', ') },
      { slice: 'letter_less', query: name.slice(0, at) + name.slice(at + 1) },
      {
        slice: 'letters_swapped',
        query: name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2),
      },
    ]
    // A target below 0 is one of the bench's own contacts.
    return { ...(spoilt[index % spoilt.length] ?? { slice: 'as_it_is', query: name }), target: -1 - n }
  })
  return { targets: [], queries, pairs: [], organisations: [] }
}
