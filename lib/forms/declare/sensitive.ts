import type { Part } from '#lib/domain/draft.ts'
import { type Finding, findSensitive, type SensitivePattern } from '#lib/domain/free-text.ts'

const mostAsked = 20

/**
 * What in a part may not be meant, each once, but for the words that the person was asked about before and kept. A find is a
 * question, never a refusal.
 */
export function sensitiveIn(
  { values, kept }: Pick<Part, 'values' | 'kept'>,
  patterns: readonly SensitivePattern[],
): readonly Finding[] {
  const found = new Map<string, Finding>()
  for (const text of Object.values(values)) {
    if (typeof text !== 'string') continue
    // A pattern finds its first place only: what is kept gives way to what may stand behind it.
    let rest = kept.reduce((left, words) => (words === '' ? left : left.replaceAll(words, '\n')), text)
    while (found.size < mostAsked) {
      const findings = findSensitive(rest, patterns)
      if (findings.length === 0) break
      for (const finding of findings) {
        found.set(finding.found, finding)
        rest = rest.replaceAll(finding.found, '\n')
      }
    }
  }
  return [...found.values()].slice(0, mostAsked)
}
