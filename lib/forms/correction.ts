import { z } from 'zod'
import { places } from '#lib/domain/declaration.ts'
import { correctionLimit } from './limits.ts'
import { onRecord, words } from './text.ts'

/** What the declarant adds: it stands beside what was sent and overwrites nothing. */
export const correctionForm = z.strictObject({
  ...onRecord,
  place: z.enum(places, 'Choose the part it is about'),
  text: words('Enter what is different or new', correctionLimit),
})
