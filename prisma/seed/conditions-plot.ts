import { now } from '../../lib/clock.ts'
import type { ConditionTerms } from '../../lib/domain/conditions.ts'
import { addDays, toDay } from '../../lib/domain/days.ts'
import type { DeclarationRecord } from '../../lib/domain/declaration.ts'
import type { Side } from '../../lib/reader.ts'
import { personId } from './directory.ts'
import { demoPeople } from './people.ts'
import type { Random } from './random.ts'
import type { Step } from './story.ts'

const week = 7 * 24

/** At the story's own time, which the clock shows while it is told. */
export function condition(associationId: string, ownerId: string): ConditionTerms {
  const today = toDay(now())
  return {
    associationId,
    template: 'no_disclosure',
    wording:
      'Do not tell this contact anything that you know through your work, about police business, colleagues or anybody else.',
    ownerId,
    startsOn: today,
    checkWeeks: 12,
    dueOn: null,
    reviewOn: addDays(today, 182),
  }
}

/** What becomes of a condition: answered after a day or two, and checked every twelve weeks, now and then a little late. */
export function kept(
  owner: (record: DeclarationRecord) => string,
  side: Side,
  ceasing: boolean,
  random: Random,
): readonly Step[] {
  const declarant = (record: DeclarationRecord) =>
    demoPeople.find((person) => personId(person.subject) === record.declarantId)?.subject ?? ''
  const acknowledge: Step = {
    afterHours: 26 + random.below(60),
    side: 'web',
    who: declarant,
    command: (record) => ({
      type: 'acknowledge',
      conditionId: record.conditions[0]?.id ?? '',
      wordingVersion: 1,
      agreed: true,
      words: '',
    }),
  }
  const confirm: Step = {
    afterHours: 9 * 24,
    side: 'web',
    who: declarant,
    command: (record) => ({
      type: 'confirm_ceased',
      associationId: record.unconfirmed[0] ?? '',
      text: 'I have left the group and removed the contact.',
    }),
  }
  const checks = Array.from(
    { length: 9 },
    (_, at): Step => ({
      afterHours: 12 * week - (at === 0 ? 12 * 24 : 0) + 24 * random.below(4),
      side,
      who: owner,
      command: (record) => ({
        type: 'record_check',
        conditionId: record.conditions[0]?.id ?? '',
        checks: at,
        finding: 'kept',
        evidence: 'We spoke about it in our regular meeting. Nothing has changed.',
      }),
    }),
  )
  return [acknowledge, ...(ceasing ? [confirm] : []), ...checks]
}
