import { redirect } from 'next/navigation'
import { SmallForm } from '#components/declare/small-form.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { contactForms, type PartForm, partOf, singleForms } from '#lib/domain/draft.ts'
import { env } from '#lib/env.ts'
import { draftHref, formHref, hrefAfter } from '#lib/forms/declare/places.ts'
import { type Sensitive, type SensitiveKind, sensitiveIn } from '#lib/forms/declare/sensitive.ts'
import { Shell } from '#lib/web/shell.tsx'
import { keep } from '../../actions.ts'
import { type DraftParams, isFromCheck, openDraft, type Query } from '../open.ts'

const advice: Readonly<Record<SensitiveKind, { what: string; why: string }>> = {
  vetting: {
    what: 'a vetting or clearance level',
    why: 'We never need it, and it should not be written down here.',
  },
  marking: {
    what: 'a marking above OFFICIAL-SENSITIVE',
    why: 'This service may hold nothing above OFFICIAL-SENSITIVE.',
  },
  operation: {
    what: 'the name of an operation',
    why: 'The name of an operation can give away more than you mean to. “An operation I work on” is enough.',
  },
  informant: {
    what: 'something about informants or covert work',
    why: 'Do not write about people who inform the police, or about live covert work. Telephone instead.',
  },
}

/** "Did you mean to include …?" What was written is saved; this is a question, never a refusal. */
export default async function Pause({ params, searchParams }: { params: DraftParams; searchParams: Query }) {
  const view = await openDraft(params)
  const query = await searchParams
  const fromCheck = await isFromCheck(searchParams)
  const form = ([...contactForms, ...singleForms] as readonly PartForm[]).find((each) => each === query.form)
  if (!form) redirect(draftHref(view.id))
  const contact = typeof query.contact === 'string' && query.contact !== '' ? Number(query.contact) : null
  const part = partOf(view.draft, form, contact)
  const found = sensitiveIn(part.values).filter(({ words }) => !part.kept.includes(words))
  if (found.length === 0) redirect(hrefAfter(view.id, view.draft, form, contact, fromCheck))
  const kinds = [...new Set(found.map(({ kind }) => kind))]
  const [only] = kinds
  const title =
    kinds.length === 1 && only
      ? `Did you mean to include ${advice[only].what}?`
      : 'Did you mean to include these?'
  const back = formHref(view.id, form, contact, fromCheck)
  return (
    <Shell title={title} current="declare" backLink={{ href: back }}>
      <PageHeading title={title} />
      <p>
        What you wrote is saved. Part of it looks like something that should not stand here. We may be wrong.
      </p>
      {kinds.map((kind) => (
        <Found key={kind} kind={kind} found={found} alone={kinds.length === 1} />
      ))}
      {kinds.includes('informant') ? <p>To telephone: {env().advice.urgent}.</p> : null}
      <SmallForm
        action={keep}
        hidden={{
          draft: view.id,
          form,
          contact: contact === null ? '' : String(contact),
          from: fromCheck ? 'check' : '',
        }}
      >
        <ButtonRow>
          <a className="button" href={back}>
            Change it
          </a>
          <Button tone="quiet">Keep it and continue</Button>
        </ButtonRow>
      </SmallForm>
    </Shell>
  )
}

function Found({ kind, found, alone }: { kind: SensitiveKind; found: readonly Sensitive[]; alone: boolean }) {
  const { what, why } = advice[kind]
  return (
    <>
      {alone ? null : <h2>{what.charAt(0).toUpperCase() + what.slice(1)}</h2>}
      <ul>
        {found
          .filter((each) => each.kind === kind)
          .map(({ words }) => (
            <li key={words}>
              <q>{words}</q>
            </li>
          ))}
      </ul>
      <p>{why}</p>
    </>
  )
}
