import { redirect } from 'next/navigation'
import { SmallForm } from '#components/declare/small-form.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { contactForms, type PartForm, partOf, singleForms } from '#lib/domain/draft.ts'
import type { Finding, SensitiveKind } from '#lib/domain/free-text.ts'
import { env } from '#lib/env.ts'
import { draftHref, formHref, hrefAfter } from '#lib/forms/declare/places.ts'
import { sensitiveIn } from '#lib/forms/declare/sensitive.ts'
import { loadSensitivePatterns } from '#lib/queries/interruptions.ts'
import { Shell } from '#lib/web/shell.tsx'
import { keep } from '../../actions.ts'
import { type DraftParams, isFromCheck, openDraft, type Query } from '../open.ts'

const named: Readonly<Record<SensitiveKind, string>> = {
  vetting: 'a vetting or clearance level',
  marking: 'a marking above OFFICIAL-SENSITIVE',
  operation: 'the name of an operation',
  informant: 'something about informants or covert work',
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
  const found = sensitiveIn(part, await loadSensitivePatterns())
  if (found.length === 0) redirect(hrefAfter(view.id, view.draft, form, contact, fromCheck))
  const kinds = [...new Set(found.map(({ kind }) => kind))]
  const [only] = kinds
  const title =
    kinds.length === 1 && only ? `Did you mean to include ${named[only]}?` : 'Did you mean to include these?'
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

function Found({ kind, found, alone }: { kind: SensitiveKind; found: readonly Finding[]; alone: boolean }) {
  const findings = found.filter((each) => each.kind === kind)
  const hints = new Set(findings.map(({ hint }) => hint))
  return (
    <>
      {alone ? null : <h2>{named[kind].charAt(0).toUpperCase() + named[kind].slice(1)}</h2>}
      <ul>
        {findings.map(({ found: words }) => (
          <li key={words}>
            <q>{words}</q>
          </li>
        ))}
      </ul>
      {[...hints].map((hint) => (
        <p key={hint}>{hint}</p>
      ))}
    </>
  )
}
