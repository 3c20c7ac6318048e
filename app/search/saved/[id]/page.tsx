import { ForgetSearchForm, NameSearchForm } from '#components/search/keep-forms.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { savedSearches } from '#lib/queries/kept-searches.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewerWith } from '#lib/web/viewer.ts'
import { forget, rename } from '../../actions.ts'

/** A search that its searcher kept: to give it another name, or to forget it. */
export default async function SavedSearch({ params }: { params: Promise<{ id: string }> }) {
  const person = await viewerWith('assessor', 'decisionMaker')
  const { id } = await params
  const saved = (await savedSearches(person.on('standards'))).find((each) => each.id === id)
  if (!saved) notHere()
  return (
    <Shell
      title="Saved search"
      current="search"
      density="compact"
      backLink={{ href: '/search', label: 'Search' }}
    >
      <PageHeading title="Saved search" />
      <p>
        <a href={`/search?from=${id}`}>Search again</a>, or <a href={`/search/${id}`}>see what it found</a>.
      </p>
      <h2>Name</h2>
      <NameSearchForm action={rename} search={id} name={saved.name} button="Save the name" />
      <h2>Forget</h2>
      <ForgetSearchForm action={forget} search={id} />
    </Shell>
  )
}
