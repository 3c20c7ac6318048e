import { type SensitivePattern, sensitivePatterns } from '#lib/domain/free-text.ts'
import { loadPolicy } from './policy.ts'

/** What a form asks about before it goes on, as the policy in force has it. */
export async function loadSensitivePatterns(): Promise<readonly SensitivePattern[]> {
  return sensitivePatterns((await loadPolicy('interruptions')).body)
}
