import { GuidanceIndex } from '#components/guidance/guidance-index.tsx'
import { PolicyVersion } from '#components/guidance/policy-version.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { filled } from '#lib/domain/policy/text.ts'
import { loadPolicy } from '#lib/queries/policy.ts'
import { Shell } from '#lib/web/shell.tsx'
import { fillings } from './fillings.ts'

export default async function Guidance() {
  const guidance = await loadPolicy('guidance')
  return (
    <Shell title="Guidance" current="guidance">
      <PageHeading title="Guidance" />
      <p>The rules in plain words, each with an example for and against it, what to do and whom to ask.</p>
      <ButtonLink href="/check">Check if I need to declare</ButtonLink>
      <h2>Pages</h2>
      <GuidanceIndex pages={filled(guidance.body.pages, fillings())} />
      <PolicyVersion policy={guidance} />
    </Shell>
  )
}
