import { intervalWords } from '#components/declarations/condition-words.ts'
import { Said } from '#components/declarations/said.tsx'
import { CheckForm } from '#components/reviews/check-form.tsx'
import { CheckBy } from '#components/reviews/condition-table.tsx'
import { WhoSees } from '#components/ui/notes.tsx'
import { SummaryCard } from '#components/ui/summary-card.tsx'
import { SummaryList } from '#components/ui/summary-list.tsx'
import { formatDay, formatInstant } from '#lib/dates.ts'
import { readOverseenCondition } from '#lib/queries/overseen.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { findingWords } from '#lib/wording.ts'
import { check } from '../../actions.ts'

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** A condition as the line manager who checks it sees it, and the check. To everybody else it is not here. */
export default async function Condition({ params }: { params: Promise<{ condition: string }> }) {
  const { condition: id } = await params
  const person = await viewer()
  const view = uuid.test(id) ? await readOverseenCondition(person.on('web'), id) : null
  if (!view) notHere()
  const { condition, checks, today } = view
  return (
    <Shell
      current="reviews"
      reference={condition.reference}
      backLink={{ href: '/reviews/conditions', label: 'Conditions I check' }}
    >
      <CheckForm
        action={check}
        reference={condition.reference}
        version={condition.version}
        condition={`${condition.id}.${condition.checks}`}
        whoSees={
          <WhoSees>
            professional standards, and whoever checks it after you. The declarant does not. The law may
            require that it is disclosed.
          </WhoSees>
        }
      >
        <SummaryList
          rows={[
            { key: 'Of', value: <bdi>{condition.declarant}</bdi> },
            { key: 'What it asks', value: <Said>{condition.wording}</Said> },
            {
              key: 'Check by',
              value: (
                <>
                  <CheckBy row={condition} today={today} />{' '}
                  <a className="no-print" href={`/reviews/conditions/${condition.id}/calendar`}>
                    Add to my calendar
                  </a>
                </>
              ),
            },
            { key: 'How often', value: intervalWords(condition) },
            { key: 'Began', value: formatDay(condition.startsOn) },
            { key: 'Acknowledged', value: condition.acknowledged ? 'Yes' : 'Not yet' },
          ]}
        />
      </CheckForm>
      <h2 className="part">Checks so far</h2>
      {checks.length === 0 ? <p>There has been none yet.</p> : null}
      {checks.map((each) => (
        <SummaryCard
          key={each.id}
          level={3}
          title={findingWords[each.finding]}
          rows={[
            { key: 'How it is known', value: <Said>{each.evidence}</Said> },
            { key: 'Was due', value: formatDay(each.askedOn) },
            { key: 'By', value: `${each.by}, ${formatInstant(each.at)}` },
          ]}
        />
      ))}
    </Shell>
  )
}
