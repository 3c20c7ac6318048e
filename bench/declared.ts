import type { Declared } from '#lib/domain/declared.ts'

/** What everybody in the bench declares: one friend with two accounts. */
export const sample: Declared = {
  contacts: [
    {
      kind: 'person',
      fullName: 'Corin Testwood',
      alsoKnownAs: [],
      dateOfBirth: '1988',
      description: 'Somebody I have known for some years and meet now and then.',
      relationship: 'friend',
      frequency: 'monthly',
      since: '2019',
      ongoing: 'ongoing',
      howKnown: 'We met at a club and stayed in touch online.',
      knowsEmployer: 'no',
      group: null,
      identities: [
        {
          raw: '@corin_t on Instagram',
          kind: 'handle',
          platform: 'instagram',
          handle: 'corin_t',
          value: 'corin_t',
        },
        {
          raw: 'corin.testwood on discord',
          kind: 'handle',
          platform: 'discord',
          handle: 'corin.testwood',
          value: 'corin.testwood',
        },
      ],
    },
  ],
  why: {
    categories: ['suspected_criminality'],
    limbs: ['reputation'],
    concern:
      'An invented concern about what could be asked of me, in a sentence or two as people write them.',
    certainty: 'suspected',
    source: 'They told me themselves when we last spoke.',
  },
  work: { work: 'Response policing.', access: 'The systems that my role needs.', workConflict: 'no' },
  lookup: { warningVersion: '1', answer: 'no', text: '' },
  reviewer: { keepFromManager: false, reason: null },
  statementVersion: '1',
}
