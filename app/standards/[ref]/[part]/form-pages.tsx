import type { ReactNode } from 'react'
import { DeclaredContentView } from '#components/declarations/declared-content.tsx'
import { AppealsView } from '#components/standards/appeals-view.tsx'
import { AssessForm } from '#components/standards/assess-form.tsx'
import { assessmentStart } from '#components/standards/assessment-start.ts'
import { CheckForm } from '#components/standards/check-form.tsx'
import { ConditionsView } from '#components/standards/conditions-view.tsx'
import { CountersignForm } from '#components/standards/countersign-form.tsx'
import { DecideForm } from '#components/standards/decide-form.tsx'
import { HandOnForm } from '#components/standards/hand-on-form.tsx'
import { HearAppealForm } from '#components/standards/hear-appeal-form.tsx'
import type { OnRecord, Post } from '#components/standards/post-form.tsx'
import { AnswerReferralForm, ReferForm } from '#components/standards/referral-forms.tsx'
import { RewordForm } from '#components/standards/reword-form.tsx'
import { ConfirmEndForm, EarlierForm, ReviewDecisionForm } from '#components/standards/since-forms.tsx'
import { SinceView } from '#components/standards/since-view.tsx'
import {
  AskForm,
  AssignForm,
  CallInForm,
  NoteForm,
  RestrictForm,
} from '#components/standards/small-forms.tsx'
import { whoReads } from '#components/standards/words.ts'
import { Assessments, Decisions } from '#components/standards/work-parts.tsx'
import { Details } from '#components/ui/notes.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import type { CommandType } from '#lib/domain/commands.ts'
import type { Day } from '#lib/domain/days.ts'
import type { EventType } from '#lib/domain/history.ts'
import type { RecordPart } from '#lib/queries/standards-record.ts'
import * as actions from '../../actions.ts'
import { listQuery } from '../../list.ts'
import { type Params, RecordPage, type SearchParams, type Shown } from '../record-page.tsx'

type Props = { params: Params; searchParams: SearchParams }

const nothingToSet = { overseers: [], templates: [], today: '' as Day }

/** One page for each thing that can be done to a record. */
export const formPages = {
  assign: form('assign', 'assign', actions.assign, ['colleagues'], (on, { view, person }) => (
    <AssignForm {...on} people={view.colleagues?.assessors ?? []} me={person.actor.id} />
  )),
  ask: form('ask', 'ask', actions.ask, ['declared'], (on, shown) => (
    <>
      <AskForm {...on} readers={readers(shown, 'asked')} />
      <WhatWasDeclared shown={shown} />
    </>
  )),
  assess: form('assess', 'assess', actions.assess, ['declared', 'work'], (on, shown) => {
    const { declared, work } = shown.view
    if (!declared || !work) return null
    return (
      <>
        <AssessForm
          {...on}
          start={assessmentStart(declared, work)}
          again={work.assessments.length > 0}
          readers={readers(shown, 'assessed')}
          declared={
            <>
              <p>Declared of their work and access:</p>
              <p className="whitespace-pre-line">
                <bdi>{[declared.work.work, declared.work.access].filter(Boolean).join('\n')}</bdi>
              </p>
            </>
          }
        />
        <WhatWasDeclared shown={shown} />
      </>
    )
  }),
  decide: form('decide', 'decide', actions.decide, ['declared', 'work', 'setting'], (on, shown) => (
    <>
      <DecideForm
        {...on}
        setting={shown.view.setting ?? nothingToSet}
        contacts={shown.view.head.contacts.map(({ associationId, name }) => ({ associationId, name }))}
        needsSecond={shown.view.head.needsSecond}
        readers={[
          `for the rationale and referrals, ${whoReads('decision_recorded', shown.view.head.restricted)}`,
          `for what the declarant is told and the conditions, ${whoReads('decided', shown.view.head.restricted)}`,
        ]}
      />
      {shown.view.work ? (
        <Details summary="The assessment">
          <Assessments work={shown.view.work} />
        </Details>
      ) : null}
      <WhatWasDeclared shown={shown} />
    </>
  )),
  countersign: form('countersign', 'countersign', actions.countersign, ['declared', 'work'], (on, shown) => (
    <>
      <CountersignForm
        {...on}
        readers={readers(shown, 'countersigned')}
        proposal={
          shown.view.work ? (
            <Decisions
              work={{ ...shown.view.work, decisions: shown.view.work.decisions.slice(0, 1) }}
              contacts={shown.view.head.contacts}
              waiting
            />
          ) : null
        }
      />
      {shown.view.work ? (
        <Details summary="The assessment">
          <Assessments work={shown.view.work} />
        </Details>
      ) : null}
      <WhatWasDeclared shown={shown} />
    </>
  )),
  check: form('check', 'record_check', actions.check, ['conditions'], (on, shown) => (
    <CheckForm
      {...on}
      conditions={(shown.view.conditions?.conditions ?? []).filter((each) => each.mine)}
      readers={readers(shown, 'checked')}
    />
  )),
  'hear-appeal': form('hear-appeal', 'hear_appeal', actions.hearAppeal, ['declared', 'work'], (on, shown) => (
    <>
      <HearAppealForm
        {...on}
        readers={[
          `for your reasons, ${whoReads('appeal_reasons', shown.view.head.restricted)}`,
          `for what the declarant is told, ${whoReads('appeal_heard', shown.view.head.restricted)}`,
        ]}
        grounds={<AppealsView appeals={shown.view.appeals.slice(0, 1)} />}
      />
      {shown.view.work ? (
        <Details summary="The decision">
          <Decisions work={shown.view.work} contacts={shown.view.head.contacts} waiting={false} />
        </Details>
      ) : null}
      <WhatWasDeclared shown={shown} />
    </>
  )),
  reword: form('reword', 'reword', actions.reword, ['conditions'], (on, shown) => (
    <RewordForm
      {...on}
      conditions={(shown.view.conditions?.conditions ?? []).filter((each) => each.inForce)}
      readers={readers(shown, 'condition_reworded')}
    />
  )),
  'hand-on': form('hand-on', 'hand_on', actions.handOn, ['conditions', 'setting'], (on, shown) => (
    <HandOnForm
      {...on}
      conditions={(shown.view.conditions?.conditions ?? []).filter((each) => each.inForce)}
      overseers={shown.view.setting?.overseers ?? []}
      readers={readers(shown, 'conditions_handed_on')}
    />
  )),
  end: form('end', 'confirm_end', actions.confirmEnd, ['since', 'conditions'], (on, shown) => (
    <>
      <ConfirmEndForm
        {...on}
        ends={(shown.view.since?.ends ?? []).filter((end) => end.confirmed === null)}
        readers={readers(shown, 'end_answered')}
      />
      {shown.view.conditions ? (
        <Details summary="Its conditions">
          <ConditionsView
            found={shown.view.conditions}
            contacts={shown.view.head.contacts}
            today={shown.view.head.today}
          />
        </Details>
      ) : null}
    </>
  )),
  review: form('review', 'decide_review', actions.decideReview, ['since'], (on, shown) => {
    const { since } = shown.view
    return (
      <>
        <ReviewDecisionForm
          {...on}
          choices={since?.intervals ?? []}
          readers={readers(shown, 'review_decided')}
        />
        {since ? <SinceView since={since} here={shown.href('')} /> : null}
      </>
    )
  }),
  earlier: form('earlier', 'declare_again', actions.declareAgain, ['since'], (on, { view }) => (
    <EarlierForm
      {...on}
      contacts={view.head.contacts.filter((each) => !view.since?.linked.includes(each.associationId))}
      earlier={(view.since?.choices ?? []).map(({ id, contact, reference }) => ({
        value: id,
        label: `${contact}, ${reference}`,
      }))}
      readers={['assessors and decision makers who may see both records.']}
    />
  )),
  'call-in': form('call-in', 'call_in', actions.callIn, [], (on, shown) => (
    <CallInForm {...on} readers={readers(shown, 'called_in')} />
  )),
  refer: form('refer', 'refer_on', actions.referOn, [], (on, shown) => (
    <ReferForm {...on} readers={readers(shown, 'referred_on')} />
  )),
  'answer-referral': form(
    'answer-referral',
    'answer_referral',
    actions.answerReferral,
    ['work'],
    (on, shown) => (
      <AnswerReferralForm
        {...on}
        referrals={(shown.view.work?.referrals ?? []).filter(
          ({ state }) => !state || state === 'acknowledged',
        )}
        readers={readers(shown, 'referral_answered')}
      />
    ),
  ),
  restrict: form('restrict', 'restrict', actions.restrict, ['colleagues'], (on, { view, person }) => (
    <RestrictForm
      {...on}
      readers={[whoReads('restricted', true)]}
      people={view.colleagues?.decisionMakers ?? []}
      me={person.actor.id}
    />
  )),
  note: form('note', 'note', actions.note, [], (on, shown) => (
    <NoteForm {...on} readers={readers(shown, 'noted')} />
  )),
} as const

function form(
  page: string,
  command: CommandType,
  action: Post,
  parts: readonly RecordPart[],
  show: (on: OnRecord, shown: Shown) => ReactNode,
) {
  return (props: Props) => (
    <RecordPage {...props} page={page} parts={parts}>
      {(shown) => {
        // A form that was just refused because things have moved on is still drawn, with the words in it, until it is left.
        if (!shown.view.open.includes(command) && !shown.again) return <NotNow shown={shown} />
        const on = {
          action,
          reference: shown.view.head.reference,
          version: shown.view.version,
          list: listQuery(shown.list),
        }
        return show(on, shown)
      }}
    </RecordPage>
  )
}

function readers(shown: Shown, type: EventType): readonly string[] {
  return [whoReads(type, shown.view.head.restricted)]
}

function NotNow({ shown }: { shown: Shown }) {
  const { reference } = shown.view.head
  return (
    <>
      <title>{`This cannot be done now, ${reference} – Declarable associations`}</title>
      <PageHeading title="This cannot be done now" />
      <p>The record has moved on, or this is for somebody else to do. Nothing was changed.</p>
      <p>
        <a href={shown.href('')}>See where it stands</a>
      </p>
    </>
  )
}

function WhatWasDeclared({ shown }: { shown: Shown }) {
  if (!shown.view.declared) return null
  return (
    <Details summary="What was declared">
      <DeclaredContentView content={shown.view.declared} />
    </Details>
  )
}
