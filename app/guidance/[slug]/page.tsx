import { GuidancePart } from '#components/guidance/guidance-part.tsx'
import { PolicyVersion } from '#components/guidance/policy-version.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { filled } from '#lib/domain/policy/text.ts'
import { loadPolicy } from '#lib/queries/policy.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { fillings } from '../fillings.ts'

export default async function GuidanceText({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const guidance = await loadPolicy('guidance')
  const page = guidance.body.pages.find((each) => each.slug === slug)
  if (!page) notHere()
  const { title, summary, sections } = filled(page, fillings())
  return (
    <Shell title={title} current="guidance" backLink={{ href: '/guidance', label: 'All guidance' }}>
      <PageHeading caption="Guidance" title={title} />
      <p>{summary}</p>
      {sections.map((part) => (
        <GuidancePart key={part.heading} part={part} />
      ))}
      <ButtonLink href="/check">Check if I need to declare</ButtonLink>
      <PolicyVersion policy={guidance} />
    </Shell>
  )
}
