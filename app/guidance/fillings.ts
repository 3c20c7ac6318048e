import type { Fillings } from '#lib/domain/policy/text.ts'
import { env } from '#lib/env.ts'

/** The force's name and whom to ask: what this installation puts in the texts' placeholders. */
export function fillings(): Fillings {
  const { forceName, advice } = env()
  return {
    forceName,
    preventionAndLearning: advice.dps,
    dmc: advice.dmc,
    wrongdoing: advice.wrongdoing,
    urgent: advice.urgent,
  }
}
