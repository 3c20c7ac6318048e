import { CountTable, OpenTable } from '#components/standards/overview-tables.tsx'
import { ageWords, inForceWords, viewWords } from '#components/standards/words.ts'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { readOverview } from '#lib/queries/overview.ts'
import { standingsInForce } from '#lib/queries/watched.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewerWith } from '#lib/web/viewer.ts'
import { firstList, listHref } from '../list.ts'

/** What professional standards have in hand, in numbers; each leads to the list of just so many. */
export default async function StandardsOverview() {
  const person = await viewerWith('assessor', 'decisionMaker')
  const overview = await readOverview(person.on('standards'))
  const open = { ...firstList, view: 'open' } as const
  return (
    <Shell
      title="Overview, professional standards"
      current="standards"
      density="compact"
      backLink={{ href: '/standards', label: 'Professional standards' }}
      wide
    >
      <PageHeading title="Overview" />
      <p>
        Each number is a link to the list of just so many. Only records that you may see are counted. In the
        drawn bars the outline is all, and what is filled is the part.
      </p>
      {overview.units.length > 0 ? (
        <OpenTable
          caption="Open work by unit, most overdue first"
          header="Unit"
          rows={overview.units.map(({ code, name, ...counts }) => ({
            ...counts,
            key: code,
            label: name,
            openHref: listHref({ ...open, unit: code }),
            overdueHref: listHref({ ...open, unit: code, due: 'overdue' }),
          }))}
        />
      ) : (
        <p>{viewWords.open.none}</p>
      )}
      <OpenTable
        caption="Open work by age, since it came to professional standards"
        header="Age"
        rows={overview.ages.map(({ band, ...counts }, at) => ({
          ...counts,
          key: String(at),
          label: ageWords(band),
          openHref: listHref({ ...open, age: String(at) }),
          overdueHref: listHref({ ...open, age: String(at), due: 'overdue' }),
        }))}
      />
      <CountTable
        caption="Conditions in force"
        header="Where they stand"
        drawn
        rows={standingsInForce.map((standing) => ({
          label: inForceWords[standing],
          count: overview.conditions[standing],
          href: `/standards/conditions?show=all&standing=${standing}`,
        }))}
      />
      <CountTable
        caption="What must not be forgotten"
        header="What"
        rows={[
          {
            label: 'Records with a broken condition, to be decided again',
            count: overview.breached,
            href: listHref({ ...firstList, view: 'breached' }),
          },
          {
            label: 'Appeals that wait to be heard',
            count: overview.appealed,
            href: listHref({ ...firstList, view: 'appealed' }),
          },
          {
            label: 'Records with a referral that has no answer',
            count: overview.referred,
            href: listHref({ ...firstList, view: 'referred' }),
          },
        ]}
      />
    </Shell>
  )
}
