import type { CommandType } from '#lib/domain/commands.ts'
import type { Route } from '#lib/domain/declaration.ts'

/** What a manager can decide, by the name of its form. */
export type DeskDecision = 'approve' | 'giveBack' | 'refer'

type Words = {
  readonly command: CommandType
  readonly choice: string
  readonly effect: string
  readonly confirm: string
}

/** What each decision is called and does. What approval means follows from the route. */
export function deskWords(route: Route): Readonly<Record<DeskDecision, Words>> {
  const settles = route === 'manager'
  return {
    approve: {
      command: 'approve',
      choice: settles ? 'Approve it' : 'Approve it and pass it on',
      effect: settles
        ? 'This settles the declaration. The declarant is told that you approved it and reads any local measures. Professional standards can call it in.'
        : 'This passes the declaration on to professional standards, who decide. The declarant sees that it was passed on and reads any local measures.',
      confirm: settles ? 'I approve this declaration' : 'I approve it and pass it on',
    },
    giveBack: {
      command: 'return',
      choice: 'Ask the declarant a question',
      effect:
        'The declarant gets your question, tied to the part you chose. It comes back to you with the answer.',
      confirm: 'Send this question',
    },
    refer: {
      command: 'refer',
      choice: 'Refer it to professional standards',
      effect: settles
        ? 'Professional standards decide instead of you. The declarant sees that it was passed to them.'
        : 'It goes to professional standards without your approval. The declarant sees that it was passed to them.',
      confirm: 'Refer it to professional standards',
    },
  }
}
