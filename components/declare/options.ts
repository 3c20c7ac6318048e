import {
  certaintyWords,
  frequencyWords,
  relationshipWords,
  yesNoWords,
} from '#components/declarations/words.ts'
import type { Choice } from '#components/ui/choices.tsx'
import {
  certainties,
  frequencies,
  type GroupRole,
  type LookupAnswer,
  type Ongoing,
  relationships,
  yesNoNotKnown,
  yesNoNotSure,
} from '#lib/domain/declared.ts'

/* The answers to choose from, in the words of the person who chooses. */

const from = <T extends string>(codes: readonly T[], words: Readonly<Record<T, string>>) =>
  codes.map((value) => ({ value, label: words[value] }))

export const relationshipOptions = from(relationships, relationshipWords)
export const frequencyOptions = from(frequencies, {
  ...frequencyWords,
  daily: 'Every day or most days',
  weekly: 'About every week',
  monthly: 'About every month',
  rarely: 'A few times a year or less',
  once: 'It was only once',
  no_longer: 'We are no longer in touch',
})
export const yesNoNotKnownOptions = from(yesNoNotKnown, { ...yesNoWords, not_known: 'I do not know' })
export const yesNoNotSureOptions = from(yesNoNotSure, { ...yesNoWords, not_sure: 'I am not sure' })
export const certaintyOptions = from(certainties, {
  ...certaintyWords,
  known: 'I know it',
  suspected: 'I suspect it',
  not_sure: 'I am not sure',
})

export const ownOngoingWords: Readonly<Record<Ongoing, string>> = {
  ongoing: 'It is ongoing',
  past: 'It is in the past',
  not_known: 'I do not know',
}

export const ownRoleWords: Readonly<Record<GroupRole, string>> = {
  administrator: 'I am an administrator',
  member: 'I am a member',
  left: 'I have left it',
}

export const lookupOptions: readonly (Choice & { value: LookupAnswer; label: string })[] = [
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
  {
    value: 'rather_not_say_here',
    label: 'I would rather not say here',
    hint: 'Professional standards may ask you about it',
  },
]

/** "The name is known or not" as two answers: not known is one of its own, not an empty box. */
export function knownOptions(
  known: string,
  reveal: Choice['reveal'],
  unknown = 'I do not know it',
): Choice[] {
  return [
    { value: 'known', label: known, reveal },
    { value: 'not_known', label: unknown },
  ]
}
