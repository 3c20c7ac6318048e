import type { Tx } from '#lib/db/request.ts'
import type { Findable } from '#lib/search/explain.ts'
import type { Term } from '#lib/search/shape.ts'
import { tellingPieces, textPieces } from '#lib/search/text-words.ts'

/**
 * What was written freely in these declarations, and which pieces of it have a word that is sought: told by the database, which knows the
 * stems of words.
 */
export async function soughtTexts(
  tx: Tx,
  ids: readonly string[],
  terms: readonly Term[],
): Promise<(id: string) => Pick<Findable, 'texts' | 'soughtPieces'>> {
  const typed = terms.flat().flatMap((reading) => (reading.by === 'words' ? tellingPieces(reading.text) : []))
  if (typed.length === 0 || ids.length === 0) return () => ({})
  const where = { declarationId: { in: [...ids] } }
  const statements = await tx.statement.findMany({
    where,
    select: { declarationId: true, concern: true, source: true, work: true, access: true },
  })
  const associates = await tx.associate.findMany({
    where,
    orderBy: { position: 'asc' },
    select: { declarationId: true, description: true, howKnown: true },
  })
  const corrections = await tx.correction.findMany({
    where,
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { declarationId: true, text: true },
  })
  const answers = await tx.question.findMany({
    where,
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    select: { declarationId: true, answer: true },
  })
  const rows: readonly { readonly declarationId: string; readonly texts: readonly (string | null)[] }[] = [
    ...associates.map(({ declarationId, description, howKnown }) => ({
      declarationId,
      texts: [description, howKnown],
    })),
    ...statements.map(({ declarationId, concern, source, work, access }) => ({
      declarationId,
      texts: [concern, source, work, access],
    })),
    ...corrections.map(({ declarationId, text }) => ({ declarationId, texts: [text] })),
    ...answers.map(({ declarationId, answer }) => ({ declarationId, texts: [answer] })),
  ]
  const written = rows.flatMap(({ declarationId, texts }) =>
    texts.flatMap((text) => (text ? [{ declarationId, text }] : [])),
  )
  const pieces = new Set(written.flatMap(({ text }) => textPieces(text).filter((_, at) => at % 2 === 1)))
  const found = await tx.$queryRaw<{ piece: string }[]>`
    SELECT piece FROM unnest(${[...pieces]}::text[]) piece, (SELECT text_words(${typed.join(' ')}) AS words) sought
    WHERE text_words(piece) && sought.words`
  const soughtPieces = new Set(found.map(({ piece }) => piece))
  return (id) => ({
    soughtPieces,
    texts: written.filter(({ declarationId }) => declarationId === id).map(({ text }) => text),
  })
}
