import { DeclarationCard } from '#components/declarations/declaration-card.tsx'
import { Pagination } from '#components/ui/navigation.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { now } from '#lib/clock.ts'
import { toDay } from '#lib/domain/days.ts'
import { declarationsPerPage, readDeclarations } from '#lib/queries/declaration.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { pageNumber, type Search } from './query.ts'

/** All of a person's own declarations. */
export default async function Declarations({ searchParams }: { searchParams: Search }) {
  const page = await pageNumber(searchParams)
  const { declarations, total } = await readDeclarations((await viewer()).on('web'), page)
  const pages = Math.max(1, Math.ceil(total / declarationsPerPage))
  if (page > pages) notHere()
  const today = toDay(now())
  return (
    <Shell
      title={pages > 1 ? `Your declarations (page ${page} of ${pages})` : 'Your declarations'}
      backLink={{ href: '/', label: 'Home' }}
    >
      <PageHeading title="Your declarations" />
      {total === 0 ? (
        <p>
          You have not sent a declaration. <a href="/check">Check whether you need to</a>.
        </p>
      ) : null}
      {declarations.map((progress) => (
        <DeclarationCard key={progress.reference} progress={progress} today={today} level={2} />
      ))}
      <Pagination
        page={page}
        pages={pages}
        href={(to) => `/declarations?page=${to}`}
        label="Pages of your declarations"
      />
    </Shell>
  )
}
