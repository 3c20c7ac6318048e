import type { Declared, DeclaredContact } from '../../lib/domain/declared.ts'
import { parseIdentity } from '../../lib/identities/parse.ts'
import type { Archetype } from './archetypes.ts'
import type { Random } from './random.ts'

const first = [
  'Marlo',
  'Petra',
  'Idris',
  'Coral',
  'Tobin',
  'Yasmeen',
  'Rafe',
  'Odette',
  'Kelvin',
  'Sunniva',
  'Ambrose',
  'Leila',
  'Piotr',
  'Gwil',
  'Noor',
  'Hester',
]
const last = [
  'Ashgrove',
  'Quillan',
  'Berrow',
  'Tanfield',
  'Okonedo',
  'Vasko',
  'Merrin',
  'Lathbury',
  'Sorley',
  'Haddow',
  'Penrose',
  'Dzik',
  'Faraday',
  'Iqbalzai',
  'Thorne',
  'Winslade',
]
const groups = [
  'Riverside walkers',
  'Five-a-side Thursdays',
  'Old Mill Lane neighbours',
  'Harbour runners',
  'Northgate allotments',
  'Vinyl swap',
  'Quiz team B',
  'Marsh anglers',
]
const words = [
  'moss',
  'kite',
  'ember',
  'fox',
  'tide',
  'lark',
  'pixel',
  'grit',
  'nova',
  'slate',
  'birch',
  'comet',
]

/** One complete declaration of an archetype, with an invented contact. */
export function invent(
  archetype: Archetype,
  random: Random,
  warningVersion: string,
  statementVersion: string,
): Declared {
  const name = `${random.one(first)} ${random.one(last)}`
  const year = 2012 + random.below(11)
  const contact: DeclaredContact = {
    kind: archetype.kind,
    fullName: archetype.kind === 'group' ? random.one(groups) : archetype.kind === 'handle' ? null : name,
    alsoKnownAs: random.below(4) === 0 ? [random.one(words)] : [],
    dateOfBirth: archetype.kind === 'person' && random.below(3) > 0 ? `${1962 + random.below(40)}` : null,
    description: archetype.description,
    relationship: archetype.relationship,
    frequency: archetype.frequency,
    since: random.below(5) === 0 ? null : `${year}`,
    ongoing: archetype.frequency === 'once' ? 'past' : 'ongoing',
    howKnown: archetype.howKnown,
    knowsEmployer: random.one(['yes', 'no', 'not_known']),
    group:
      archetype.kind === 'group'
        ? {
            role: random.one(['administrator', 'member', 'member', 'left']),
            size: 5 + random.below(60),
            outsiders: 'yes',
            otherStaff: random.one(['yes', 'no', 'not_known']),
            operational: 'no',
          }
        : null,
    identities: archetype.platforms.map((platform) => identity(platform, archetype.kind === 'group', random)),
  }
  return {
    contacts: [contact],
    why: {
      categories: [archetype.category],
      limbs: archetype.limbs,
      concern: archetype.concern,
      certainty: random.one(['known', 'suspected', 'not_sure']),
      source: archetype.source,
    },
    work: {
      work: 'My usual duties.',
      access: 'The systems that my role needs.',
      workConflict: random.one(['no', 'no', 'not_sure']),
    },
    lookup: { warningVersion, answer: 'no', text: '' },
    reviewer: { keepFromManager: false, reason: null },
    statementVersion,
  }
}

function identity(platform: string, group: boolean, random: Random): DeclaredContact['identities'][number] {
  const handle = `${random.one(words)}_${random.one(words)}${10 + random.below(90)}`
  const raw = typed(platform, handle, group, random)
  const { kind, platform: read, handle: shown, value } = parseIdentity(raw)
  return { raw, kind, platform: read, handle: shown, value }
}

/** The same thing as different people would type it. Telephone numbers are from the range kept for drama (Ofcom). */
function typed(platform: string, handle: string, group: boolean, random: Random): string {
  switch (platform) {
    case 'whatsapp':
      return group ? `https://chat.whatsapp.com/${handle}Invite00` : `07700 900${100 + random.below(900)}`
    case 'signal':
      return `+44 7700 900${100 + random.below(900)}`
    case 'telegram':
      return `t.me/${handle}`
    case 'reddit':
      return `r/${handle}`
    case 'linkedin':
      return `https://www.linkedin.com/in/${handle.replace('_', '-')}`
    case 'facebook':
      return group ? `facebook.com/groups/${handle}` : `https://m.facebook.com/${handle}?ref=share`
    case 'discord':
      return `${handle} on discord`
    default:
      return random.below(2) === 0 ? `@${handle} on ${platform}` : `${platform}: ${handle}`
  }
}
