import { NextStep } from '#components/standards/next-step.tsx'
import { recordedWords } from '#components/standards/words.ts'
import { ManagerReviews } from '#components/standards/work-parts.tsx'
import { NotificationBanner } from '#components/ui/notes.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SummaryList } from '#components/ui/summary-list.tsx'
import { nextInQueue } from '#lib/queries/standards-queue.ts'
import { outcomeWords, riskWords } from '#lib/wording.ts'
import { listHref, recordHref } from '../list.ts'
import { type Params, RecordPage, type SearchParams, type Shown } from './record-page.tsx'

/** A record in short: what to do next, what it is about, what has come of it so far. */
export default async function Summary(props: { params: Params; searchParams: SearchParams }) {
  const { recorded } = await props.searchParams
  const words =
    typeof recorded === 'string' && Object.hasOwn(recordedWords, recorded) ? recordedWords[recorded] : null
  return (
    <RecordPage {...props} page="" parts={['work']} title="Summary">
      {async (shown) => (
        <>
          {words ? <Banner words={words} shown={shown} /> : null}
          <PageHeading title="Summary" />
          <NextStep head={shown.view.head} open={shown.view.open} href={shown.href} />
          <h2>In short</h2>
          <SummaryList rows={rowsOf(shown)} />
          <h2>Line manager</h2>
          {shown.view.work ? <ManagerReviews work={shown.view.work} /> : null}
          <p>
            <a href={shown.href('print')}>Printable copy</a>
          </p>
        </>
      )}
    </RecordPage>
  )
}

async function Banner({ words, shown }: { words: string; shown: Shown }) {
  const { list, person, view } = shown
  const next = await nextInQueue(person.on('standards'), list, view.head.reference)
  return (
    <NotificationBanner tone="ok" title={words}>
      <p className="flex flex-wrap gap-x-6 gap-y-1">
        {next ? <a href={recordHref(next, '', list)}>Next in queue: {next}</a> : null}
        <a href={listHref(list)}>Back to the list</a>
      </p>
    </NotificationBanner>
  )
}

function rowsOf({ view }: Shown) {
  const { head, work } = view
  const [assessment] = work?.assessments ?? []
  const [decision] = work?.decisions ?? []
  const names = head.contacts.map((contact) => contact.name)
  return [
    {
      key: names.length > 1 ? 'Contacts and groups' : 'Contact or group',
      value: names.map((name, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that is only read
        <div key={at}>
          <bdi>{name}</bdi>
        </div>
      )),
    },
    {
      key: 'Assessment',
      value: assessment ? `${riskWords[assessment.riskGrade]} risk` : 'Not assessed yet',
    },
    {
      key: head.stage === 'countersign' ? 'Proposed decision' : 'Decision',
      value:
        decision && (head.stage === 'countersign' || head.status === 'decided')
          ? [...new Set(decision.outcomes.map((entry) => outcomeWords[entry.outcome]))].join('; ')
          : 'None yet',
    },
    {
      key: 'Second person',
      value: head.assessed
        ? head.needsSecond
          ? 'Has to agree before a decision takes effect'
          : 'Not needed'
        : 'Known once it is assessed',
    },
  ]
}
