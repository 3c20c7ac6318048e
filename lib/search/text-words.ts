// PostgreSQL's own list for English: what the index of texts leaves out, and what is not asked for.
const common = new Set(
  `i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its itself they them
  their theirs themselves what which who whom this that these those am is are was were be been being have has had having do does did doing
  a an the and but if or because as until while of at by for with about against between into through during before after above below to from
  up down in out on off over under again further then once here there when where why how all any both each few more most other some such no
  nor not only own same so than too very s t can will just don should now`.split(/\s+/u),
)

/** A text in the pieces that people write together, and what stands between them, in turn: every second is a piece. */
export function textPieces(text: string): readonly string[] {
  return text.split(/([\p{L}\p{N}\p{M}_.'’-]*[\p{L}\p{N}][\p{L}\p{N}\p{M}_.'’-]*)/u)
}

/** The pieces of what was typed that say something by themselves; none for the commonest words, signs and nothing. */
export function tellingPieces(typed: string): readonly string[] {
  return textPieces(typed.normalize('NFKC')).filter(
    (piece, at) =>
      at % 2 === 1 && !common.has(piece.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').toLowerCase()),
  )
}
