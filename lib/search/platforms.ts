import { platforms } from '#lib/domain/identities/platforms.ts'

/** Platforms to choose from in a search, by name. */
export const platformChoices: readonly { readonly value: string; readonly label: string }[] = platforms
  .map(({ code, label }) => ({ value: code, label }))
  .sort((a, b) => a.label.localeCompare(b.label, 'en-GB'))
