import { PublishForm } from '#components/policy/publish-form.tsx'
import { boxesOf } from '#lib/domain/policy/editing.ts'
import { policyKindWords } from '#lib/domain/policy/kinds.ts'
import { readPolicyDocument } from '#lib/queries/policy-owners.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewerWith } from '#lib/web/viewer.ts'
import { publish } from '../../actions.ts'
import { kindOf } from '../kind.ts'

/** The next version of a document, begun as the newest one stands. */
export default async function NewVersion({ params }: { params: Promise<{ kind: string }> }) {
  const person = await viewerWith('policyOwner')
  const kind = kindOf((await params).kind) ?? notHere()
  const { title } = policyKindWords[kind]
  const found = (await readPolicyDocument(person.on('web'), kind, 'newest')) ?? notHere()
  const boxes = boxesOf(kind, found.body) ?? notHere()
  return (
    <Shell current="policy" backLink={{ href: `/policy/${kind}`, label: title }}>
      <PublishForm
        action={publish}
        name={title}
        drawn={found.shown.version}
        {...{ kind, boxes }}
        body={found.body}
      />
    </Shell>
  )
}
