import { policyKinds } from '#lib/domain/policy/kinds.ts'
import type { PolicyKind } from '#lib/domain/policy.ts'

/** The kind that an address names; null where there is none. */
export function kindOf(text: string): PolicyKind | null {
  return policyKinds.find((kind) => kind === text) ?? null
}
