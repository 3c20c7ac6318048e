import { toDay } from '../../lib/domain/days.ts'
import type { Declared, DeclaredContact } from '../../lib/domain/declared.ts'
import { parseIdentity } from '../../lib/identities/parse.ts'
import { loadPolicy } from '../../lib/queries/policy.ts'
import { type Story, workingHour } from './story.ts'

/**
 * A few stories that the demo's people meet when they sign in: what colleagues declared about the same group and the same
 * player, a record about professional standards, and work that waits today. Everybody's own story is left for them to tell.
 */
export async function scenarios(today: Date): Promise<readonly Story[]> {
  const ago = (days: number) => workingHour(new Date(today.getTime() - (days + 1) * 86_400_000))
  const told = [
    {
      who: 'jonah.whitlock',
      at: ago(9),
      contacts: [fiveASide('administrator of the group is someone I used to work with')],
      category: 'dismissed_from_policing',
    },
    {
      who: 'saffron.dale',
      at: ago(2),
      contacts: [fiveASide('Kofi added me last winter')],
      category: 'dismissed_from_policing',
    },
    {
      who: 'tilda.marchetti',
      at: ago(30),
      contacts: [player('N1ghtFerry77 on steam')],
      category: 'under_investigation',
    },
    { who: 'sunita.goss', at: ago(1), contacts: [crafter()], category: 'other' },
    { who: 'callum.reddy', at: ago(12), contacts: [relative()], category: 'serious_organised_crime' },
  ]
  return Promise.all(
    told.map(async ({ who, at, contacts, category }): Promise<Story> => {
      const { body } = await loadPolicy('categories', toDay(at))
      return {
        declarant: who,
        at,
        steps: [],
        declared: declare(contacts, category, body.warnings.lookup.version, body.warnings.statement.version),
      }
    }),
  )
}

function declare(
  contacts: readonly DeclaredContact[],
  category: string,
  warningVersion: string,
  statementVersion: string,
): Declared {
  return {
    contacts,
    why: {
      categories: [category],
      limbs: ['integrity'],
      concern: 'I would rather it was known than wonder about it.',
      certainty: 'not_sure',
      source: 'What I have seen and been told.',
    },
    work: { work: 'My usual duties.', access: 'The systems that my role needs.', workConflict: 'no' },
    lookup: { warningVersion, answer: 'no', text: '' },
    reviewer: { keepFromManager: false, reason: null },
    statementVersion,
  }
}

function contact(
  facts: Partial<DeclaredContact> & Pick<DeclaredContact, 'kind'>,
  ...typed: readonly string[]
): DeclaredContact {
  return {
    fullName: null,
    alsoKnownAs: [],
    dateOfBirth: null,
    description: '',
    relationship: 'online_only',
    frequency: 'weekly',
    since: null,
    ongoing: 'ongoing',
    howKnown: '',
    knowsEmployer: 'not_known',
    group: null,
    identities: typed.map((raw) => {
      const { kind, platform, handle, value } = parseIdentity(raw)
      return { raw, kind, platform, handle, value }
    }),
    ...facts,
  }
}

function fiveASide(howKnown: string): DeclaredContact {
  return contact(
    {
      kind: 'group',
      fullName: '5-a-side',
      relationship: 'group_member',
      howKnown,
      description: 'Arranges the Thursday game. Run by Lee Marlowe, who was dismissed in 2023.',
      group: { role: 'member', size: 14, outsiders: 'yes', otherStaff: 'yes', operational: 'no' },
    },
    'https://chat.whatsapp.com/DemoFiveASide2026',
  )
}

function player(typed: string): DeclaredContact {
  return contact(
    {
      kind: 'handle',
      howKnown: 'We play most Sundays.',
      description: 'Says that his phones were taken by the police.',
    },
    typed,
  )
}

function crafter(): DeclaredContact {
  return contact(
    {
      kind: 'person',
      fullName: 'Fern Applewhite',
      frequency: 'rarely',
      howKnown: 'Buys my knitting patterns.',
      description: 'Was in the papers over a fraud case.',
    },
    '@fernknitsalot on instagram',
  )
}

function relative(): DeclaredContact {
  return contact(
    {
      kind: 'person',
      fullName: 'Ossie Brandreth',
      relationship: 'family',
      frequency: 'rarely',
      howKnown: 'A second cousin.',
      description: 'Seen at weddings.',
    },
    '07700 900321',
  )
}
