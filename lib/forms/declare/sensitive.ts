import type { PartValues } from '#lib/domain/draft.ts'

export type SensitiveKind = 'vetting' | 'marking' | 'operation' | 'informant'
export type Sensitive = { readonly kind: SensitiveKind; readonly words: string }

/* What should not stand in a declaration. A find is a question, never a refusal: many are innocent. */
const patterns: readonly { readonly kind: SensitiveKind; readonly pattern: RegExp }[] = [
  {
    kind: 'vetting',
    pattern:
      /\b(?:(?:my|our|his|her|their)\s+(?:vetting|clearance)\s+(?:level|status|is)[^.\n]{0,30}|(?:SC|DV|CTC|MV|NPPV\s?[1-4]?)[\s-]+(?:cleared|vetted|clearance|vetting)|(?:developed|enhanced|management|recruitment|security[\s-]check)\s+(?:DV\s+)?(?:vetting|vetted|clearance)|(?:vetted|cleared)\s+to\s+(?:SC|DV|CTC|MV|NPPV|secret|top)[^.\n]{0,20}|NPPV\s?[1-4])/giu,
  },
  {
    kind: 'marking',
    pattern: /\b(?:TOP[\s-]SECRET|SECRET(?=\s*(?:UK|\/\/|-|–|:|$|\n|\.|,))|UK\s+EYES\s+ONLY|STRAP\s?[123])/gu,
  },
  {
    kind: 'operation',
    pattern: /\b(?:Operation|Op\.?)\s+[A-Z][A-Za-z’'-]{2,}|\b(?:OPERATION|OP)\s+[A-Z]{3,}/gu,
  },
  {
    kind: 'informant',
    pattern:
      /\b(?:informants?|CHIS|covert\s+human\s+intelligence\s+sources?|registered\s+source|police\s+source|handler\s+of\s+a\s+source|undercover\s+(?:officer|work|operation|deployment)s?|covert\s+(?:operation|deployment)s?)\b/giu,
  },
]

const mostWords = 80

/** The words in a part that may not be meant, once each. Total. */
export function sensitiveIn(values: PartValues): readonly Sensitive[] {
  const found = new Map<string, Sensitive>()
  for (const text of Object.values(values)) {
    if (typeof text !== 'string') continue
    for (const { kind, pattern } of patterns)
      for (const [match] of text.matchAll(pattern)) {
        const words = match.trim().replace(/\s+/g, ' ').slice(0, mostWords)
        found.set(words.toLowerCase(), { kind, words })
      }
  }
  return [...found.values()].slice(0, 20)
}
