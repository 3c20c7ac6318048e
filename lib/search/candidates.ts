import type { Tx } from '#lib/db/request.ts'
import type { Search } from './criteria.ts'
import { findIdentities, findNames } from './find.ts'
import type { Reading } from './shape.ts'
import { tellingPieces } from './text-words.ts'

/** One more than is ever shown, so that "more than 500" can be told from 500. */
export const mostResults = 500

/** What the database is told was found by likeness: 0 is the same, the higher the further off. */
type Found = { readonly by: 'found'; readonly ids: readonly string[]; readonly ranks: readonly number[] }

/** So many are taken of what has a word in its text; where other criteria thin them out, more. */
const mostByWords = { alone: 1000, thinned: 5000 }

/** What was found by likeness, and whether there was more of it than was taken. */
type Alike = { readonly found: Found; readonly cut: boolean }

export type Candidates = {
  readonly ids: readonly string[]
  /** Something that answers may be missing: a word that was sought stands in too many texts for the rest to be looked for among them. */
  readonly cut: boolean
}

/**
 * The declarations that answer a search, exact matches first, then the likeliest, newest first among equals: the one place that
 * decides what matches. The database filters by reader before it limits; the rows behind the ids are read under row security.
 */
export async function candidates(tx: Tx, search: Search): Promise<readonly string[]> {
  return (await allCandidates(tx, search)).ids
}

/** The same, and whether all of it was found. */
export async function allCandidates(tx: Tx, search: Search): Promise<Candidates> {
  const thinned = search.terms.length > 1 || Object.keys(search.filters).length > 0
  const terms: (Reading | Found)[][] = []
  let cut = false
  for (const term of search.terms) {
    const readings: (Reading | Found)[] = term.filter(({ by }) => by !== 'words')
    for (const reading of term) {
      const alike = await findAlike(tx, reading, thinned)
      if (alike && alike.found.ids.length > 0) readings.push(alike.found)
      cut ||= alike?.cut ?? false
    }
    terms.push(readings)
  }
  const rows = thinned
    ? await tx.$queryRaw<{ id: string }[]>`
        SELECT declaration_id AS id FROM search_candidates(${JSON.stringify(terms)}::jsonb,
          ${JSON.stringify(search.filters)}::jsonb, ${mostResults + 1}::int)`
    : await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM term_candidates(${JSON.stringify(terms[0] ?? [])}::jsonb, ${mostResults + 1}::int) AS id`
  const ids = rows.map((row) => row.id)
  return { ids, cut: cut && ids.length <= mostResults }
}

/**
 * Names rank by their likeness; an account that is a letter off comes behind one that looks alike, and before a doubtful name; words of a
 * text behind everything.
 */
async function findAlike(tx: Tx, reading: Reading, thinned: boolean): Promise<Alike | null> {
  if (reading.by === 'name') {
    const ranked = await findNames(tx, reading.text, reading.kind ?? null, thinned)
    const ranks = ranked.map(({ score, exact }) => (exact ? 0 : Number((1.02 - score).toFixed(4))))
    return { found: { by: 'found', ids: ranked.map(({ id }) => id), ranks }, cut: false }
  }
  if (reading.by === 'identity' && reading.lookAlike !== null) {
    const ids = await findIdentities(tx, reading.lookAlike)
    return { found: { by: 'found', ids, ranks: ids.map(() => 0.3) }, cut: false }
  }
  if (reading.by === 'words') {
    const most = thinned ? mostByWords.thinned : mostByWords.alone
    const rows = await tx.$queryRaw<{ id: string | null }[]>`
      SELECT id FROM find_words(${tellingPieces(reading.text).join(' ')}, ${most}::integer) AS id`
    const ids = rows.flatMap(({ id }) => id ?? [])
    const cut = ids.length < rows.length || (thinned && ids.length >= most)
    return { found: { by: 'found', ids, ranks: ids.map(() => 2) }, cut }
  }
  return null
}
