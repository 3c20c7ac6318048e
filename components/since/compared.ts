import type { AnswerView, ChangeView } from '#lib/queries/since.ts'

/** What a review says beside the one before it. The label says it without its colour. */
export function comparedWords(
  now: AnswerView,
  before: AnswerView | null,
  changes: readonly ChangeView[],
): { readonly tone: 'ok' | 'warn' | 'neutral'; readonly label: string; readonly text: string } {
  const between = changes.filter(({ at }) => at < now.at && (before === null || at > before.at))
  const kinds = [...new Set(between.flatMap((change) => change.kinds))]
  const reported =
    kinds.length > 0 ? `Reported in between: ${kinds.join('; ')}.` : 'Nothing was reported in between.'
  if (before === null) return { tone: 'neutral', label: 'First review', text: reported }
  if (now.changed) return { tone: 'warn', label: 'Different', text: reported }
  return kinds.length > 0
    ? { tone: 'warn', label: 'Different since, but not now', text: reported }
    : { tone: 'ok', label: 'As before', text: reported }
}
