import type { KeepReason } from '#lib/domain/draft-problems.ts'

/** Why a line manager should not see a declaration: as it is chosen, and as it is sent. */
export const keepWords: Readonly<Record<KeepReason, string>> = {
  is_contact: 'My line manager is the contact',
  related: 'My line manager is related or close to the contact',
  in_group: 'My line manager is in the group',
  otherwise: 'Another reason',
}
