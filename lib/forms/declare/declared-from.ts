import type { Declared } from '#lib/domain/declared.ts'
import { toDeclared } from '#lib/domain/draft-declared.ts'
import type { DraftView } from '#lib/queries/drafts.ts'
import { keepWords } from './keep-words.ts'
import { readAccount } from './read-account.ts'

/** What a draft is sent as; null while something is missing. */
export function declaredFrom({ draft, rules, policy }: DraftView): Declared | null {
  return toDeclared(draft, {
    rules,
    limbs: policy.body.limbs.map(({ code }) => code),
    statementVersion: policy.body.warnings.statement.version,
    keepWords,
    readAccount: (raw, platform) => {
      const { readAs: _, ...identity } = readAccount(raw, platform)
      return identity
    },
  })
}
