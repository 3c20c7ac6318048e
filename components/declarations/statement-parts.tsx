import { SummaryCard } from '#components/ui/summary-card.tsx'
import { SummaryList } from '#components/ui/summary-list.tsx'
import { formatDay } from '#lib/dates.ts'
import type { Route } from '#lib/domain/declaration.ts'
import type { PartProps } from './contact-parts.tsx'
import { Said } from './said.tsx'
import { certaintyWords, lookupWords, yesNoWords } from './words.ts'

export function WhyPart({ content: { why, policy } }: PartProps) {
  return (
    <>
      {why.categories.map((category) => (
        <SummaryCard key={category.code} level={3} title={category.label}>
          {category.wording ? <p className="whitespace-pre-line py-2">{category.wording}</p> : null}
        </SummaryCard>
      ))}
      <p className="hint small">
        Category wording of policy version {policy.version}, in force from {formatDay(policy.effectiveFrom)}:
        the one this declaration was made under.
      </p>
      <SummaryList
        rows={[
          { key: 'What it could affect', value: why.limbs.map((limb) => limb.label).join('; ') },
          { key: 'What is known or suspected', value: why.concern && <Said>{why.concern}</Said> },
          { key: 'How sure', value: certaintyWords[why.certainty] ?? why.certainty },
          { key: 'How it is known', value: why.source && <Said>{why.source}</Said> },
        ]}
      />
    </>
  )
}

export function WorkPart({ content: { work, lookup } }: PartProps) {
  return (
    <SummaryList
      rows={[
        { key: 'Work', value: work.work && <Said>{work.work}</Said> },
        { key: 'Access to systems and information', value: work.access && <Said>{work.access}</Said> },
        { key: 'Touches the work', value: yesNoWords[work.workConflict] ?? work.workConflict },
        ...(lookup
          ? [
              { key: 'Looked up on a police system', value: lookupWords[lookup.answer] ?? lookup.answer },
              { key: 'What happened', value: lookup.text && <Said>{lookup.text}</Said> },
            ]
          : []),
      ]}
    />
  )
}

const routes: Readonly<Record<Route, string>> = {
  manager: 'The line manager',
  manager_then_standards: 'The line manager, then professional standards',
  standards: 'Professional standards',
}

export function ReviewerPart({ content: { reviewer }, own }: PartProps) {
  const kept = reviewer.keptFromManager
  return (
    <SummaryList
      rows={
        kept
          ? [
              { key: 'Who reviews it', value: routes.standards },
              {
                key: 'Kept from the line manager',
                value: own ? 'Yes, as you asked' : 'Yes, at the declarant’s request',
              },
              { key: 'Reason', value: reviewer.reason && <Said>{reviewer.reason}</Said> },
            ]
          : [{ key: 'Route for these categories', value: own ? reviewer.routeLabel : routes[reviewer.route] }]
      }
    />
  )
}
