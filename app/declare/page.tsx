import { randomUUID } from 'node:crypto'
import { SmallForm } from '#components/declare/small-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { NotificationBanner, Warning } from '#components/ui/notes.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SummaryCard } from '#components/ui/summary-card.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import { now } from '#lib/clock.ts'
import { formatDay, formatInstant } from '#lib/dates.ts'
import { env } from '#lib/env.ts'
import { draftHref, resumeHref } from '#lib/forms/declare/places.ts'
import { type DraftItem, readOwnDrafts } from '#lib/queries/drafts.ts'
import { loadPolicy } from '#lib/queries/policy.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import type { Query } from './[id]/open.ts'
import { start } from './actions.ts'

/** Before a declaration: what it takes, who will see it, and what never to write. */
export default async function Declare({ searchParams }: { searchParams: Query }) {
  const person = await viewer()
  const drafts = await readOwnDrafts(person.on('web'))
  const { body } = await loadPolicy('categories')
  const discarded = (await searchParams).discarded === 'yes'
  return (
    <Shell title="Declare an association" current="declare" backLink={{ href: '/', label: 'Home' }}>
      {discarded ? <NotificationBanner tone="ok" title="Your draft was discarded" /> : null}
      <PageHeading title="Declare an association" />
      <p>
        Tell the force about a person, a group or an account that you are in contact with and that may matter
        to your work. Declaring is normal. It protects you and the people you know.
      </p>

      {drafts.length > 0 ? <Drafts drafts={drafts} /> : null}

      <h2>What you need</h2>
      <ul>
        <li>about 15 minutes; you can stop at any time and come back on any device</li>
        <li>what you know already about the contact or group: “not known” is always an answer</li>
        <li>any username, link or number you have: one is enough</li>
      </ul>
      <p>Do not look for more. Above all, do not look anybody up on a police system.</p>

      <h2>Who will see it</h2>
      <p>
        Nobody but you until you send it. Then it goes to your line manager, to professional standards, or to
        both; each page says who. You can ask that your line manager not see it. Everybody who opens it leaves
        a record of that. The law may require that it be disclosed, for example to a court.
      </p>

      <h2>What we never ask</h2>
      <p>We never ask for your vetting or clearance level. Do not write it anywhere.</p>

      <Warning>
        <p>
          Do not write about informants or about live covert work, and nothing marked above
          OFFICIAL-SENSITIVE. Telephone instead: {env().advice.urgent}.
        </p>
      </Warning>

      <SmallForm action={start} hidden={{ draft: randomUUID() }}>
        <Button tone={drafts.length > 0 ? 'quiet' : 'primary'}>
          {drafts.length > 0 ? 'Start another declaration' : 'Start'}
        </Button>
      </SmallForm>
      <p>
        Not sure? <a href="/check">Check whether you need to declare</a>. A draft is deleted when it has not
        been changed for {body.periods.draftDays} days.
      </p>
    </Shell>
  )
}

function Drafts({ drafts }: { drafts: readonly DraftItem[] }) {
  return (
    <>
      <h2>{drafts.length === 1 ? 'Your unfinished draft' : 'Your unfinished drafts'}</h2>
      {drafts.map((draft, at) => (
        <SummaryCard
          key={draft.id}
          level={3}
          title={`Draft ${drafts.length - at}`}
          actions={
            <a href={draftHref(draft.id, 'discard')}>
              Discard <VisuallyHidden>draft {drafts.length - at}</VisuallyHidden>
            </a>
          }
          rows={[
            { key: 'Saved', value: savedAgo(draft.updatedAt, now()) },
            { key: 'Will be deleted on', value: formatDay(draft.deleteOn) },
            {
              key: 'Contacts and groups',
              value: draft.contacts === 0 ? 'None yet' : String(draft.contacts),
            },
          ]}
        >
          <p>
            <a href={resumeHref(draft.id, null, draft.place)}>
              Continue <VisuallyHidden>draft {drafts.length - at}</VisuallyHidden> where you left it
            </a>
          </p>
        </SummaryCard>
      ))}
    </>
  )
}

function savedAgo(at: Date, today: Date): string {
  const minutes = Math.floor((today.getTime() - at.getTime()) / 60_000)
  if (minutes < 1) return 'less than a minute ago'
  if (minutes < 60) return minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return hours === 1 ? '1 hour ago' : `${hours} hours ago`
  return formatInstant(at)
}
