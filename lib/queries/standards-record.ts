import { now } from '#lib/clock.ts'
import { formVersion } from '#lib/commands/execute.ts'
import { loadRecord } from '#lib/db/load.ts'
import { inRequest, type Tx } from '#lib/db/request.ts'
import type { CommandType } from '#lib/domain/commands.ts'
import { toDay } from '#lib/domain/days.ts'
import type { Actor, DeclarationRecord } from '#lib/domain/declaration.ts'
import { commandsOpenTo } from '#lib/domain/lifecycle.ts'
import type { Reader } from '#lib/reader.ts'
import { type ConditionSetting, readSetting } from './condition-setting.ts'
import { contactsOf, type NamedContact } from './contact-names.ts'
import { contentOf, type DeclaredContent } from './content.ts'
import { readAppeals, type StandardsAppeal } from './standards-appeals.ts'
import { readConditionsOf, type StandardsConditions } from './standards-conditions.ts'
import { readStandardsSince, type StandardsSince } from './standards-since.ts'
import { readWork, type StandardsWork } from './standards-work.ts'
import { type TimelineEntry, timelineOf } from './timeline.ts'

/** What a page of the record needs besides its head. */
export type RecordPart = 'declared' | 'work' | 'history' | 'colleagues' | 'setting' | 'conditions' | 'since'

export type Colleague = { readonly id: string; readonly name: string; readonly title: string }

export type RecordHead = {
  readonly reference: string
  readonly status: DeclarationRecord['status']
  readonly route: DeclarationRecord['route']
  readonly urgent: boolean
  readonly sentAt: Date
  readonly dueOn: string | null
  readonly today: string
  readonly declarant: { readonly name: string; readonly title: string; readonly staffNumber: string }
  readonly unit: string
  readonly reviewer: string | null
  readonly stage: NonNullable<DeclarationRecord['case']>['stage']
  readonly restricted: boolean
  /** Named on a restricted record. */
  readonly decisionMakers: readonly string[]
  readonly assessor: { readonly name: string; readonly me: boolean } | null
  readonly assessed: boolean
  readonly proposedByMe: boolean
  readonly needsSecond: boolean
  /** A condition was not kept since it was last decided. */
  readonly broken: boolean
  readonly contacts: readonly NamedContact[]
}

/** A record as professional standards see it: its head, what can be done, and the parts that were asked for. */
export type RecordView = {
  readonly head: RecordHead
  readonly version: string
  readonly open: readonly CommandType[]
  readonly declared: DeclaredContent | null
  readonly work: StandardsWork | null
  readonly history: readonly TimelineEntry[] | null
  readonly colleagues: {
    readonly assessors: readonly Colleague[]
    readonly decisionMakers: readonly Colleague[]
  } | null
  readonly setting: ConditionSetting | null
  readonly conditions: StandardsConditions | null
  readonly since: StandardsSince | null
  readonly appeals: readonly StandardsAppeal[]
}

export async function readParts(
  tx: Tx,
  record: DeclarationRecord,
  actor: Actor,
  parts: readonly RecordPart[],
): Promise<RecordView> {
  const has = (part: RecordPart) => parts.includes(part)
  return {
    head: await readHead(tx, record, actor),
    version: formVersion(record),
    open: openTo(actor, record),
    declared: has('declared') ? await contentOf(tx, record.id) : null,
    work: has('work') ? await readWork(tx, record.id) : null,
    history: has('history') ? await timelineOf(tx, record.id, ['declaration', 'case', 'access']) : null,
    colleagues: has('colleagues') ? await readColleagues(tx, record, actor) : null,
    conditions: has('conditions') ? await readConditionsOf(tx, record.id, actor.id) : null,
    appeals: has('work') ? await readAppeals(tx, record.id) : [],
    since: has('since') ? await readStandardsSince(tx, record) : null,
    setting: has('setting') ? await readSetting(tx, record, actor.id) : null,
  }
}

/** What the law opens to them, less what they would be refused for a reason that is plain beforehand. */
function openTo(actor: Actor, record: DeclarationRecord): readonly CommandType[] {
  const { case: standardsCase } = record
  return commandsOpenTo(actor, record).filter((command) => {
    if (command === 'decide') return standardsCase?.assessment !== null
    if (command === 'countersign') return standardsCase?.proposal?.byId !== actor.id
    if (command === 'hear_appeal') return !standardsCase?.deciderIds.includes(actor.id)
    return true
  })
}

async function readHead(tx: Tx, record: DeclarationRecord, actor: Actor): Promise<RecordHead> {
  const { case: standardsCase } = record
  if (!standardsCase) throw new Error('a record without its case was read as professional standards')
  const row = await tx.declaration.findUniqueOrThrow({
    where: { id: record.id },
    select: { sentAt: true, unitCode: true },
  })
  const unit = await tx.unit.findUnique({ where: { code: row.unitCode }, select: { name: true } })
  const named = standardsCase.restricted ? standardsCase.decisionMakerIds : []
  const ids = [record.declarantId, record.reviewerId, standardsCase.assessorId, ...named]
  const people = await tx.person.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, fullName: true, title: true, staffNumber: true },
  })
  const person = (id: string | null) => people.find((each) => each.id === id)
  const declarant = person(record.declarantId)
  const assessor = person(standardsCase.assessorId)
  const { assessment } = standardsCase
  return {
    reference: record.reference,
    status: record.status,
    route: record.route,
    urgent: record.urgent,
    sentAt: row.sentAt,
    dueOn: standardsCase.stage === 'closed' ? null : standardsCase.dueOn,
    today: toDay(now()),
    declarant: {
      name: declarant?.fullName ?? 'Somebody who has left',
      title: declarant?.title ?? '',
      staffNumber: declarant?.staffNumber ?? '',
    },
    unit: unit?.name ?? row.unitCode,
    reviewer: person(record.reviewerId)?.fullName ?? null,
    stage: standardsCase.stage,
    restricted: standardsCase.restricted,
    decisionMakers: named.flatMap((id) => person(id)?.fullName ?? []),
    assessor: assessor ? { name: assessor.fullName, me: assessor.id === actor.id } : null,
    assessed: assessment !== null,
    proposedByMe: standardsCase.proposal?.byId === actor.id,
    needsSecond:
      standardsCase.restricted ||
      assessment?.riskGrade === 'high' ||
      assessment?.manageability === 'escalate',
    broken: await isBroken(tx, record),
    contacts: await contactsOf(tx, [record.id]),
  }
}

async function isBroken(tx: Tx, { id, status }: DeclarationRecord): Promise<boolean> {
  if (status !== 'with_standards' && status !== 'question_from_standards') return false
  const breach = await tx.breach.findFirst({ where: { declarationId: id }, orderBy: { at: 'desc' } })
  if (!breach) return false
  const since = { declarationId: id, at: { gt: breach.at } }
  return (await tx.decision.findFirst({ where: since, select: { id: true } })) === null
}

/** Who can take it, and who can be named on it: never the declarant, and of a restricted record only those named. */
async function readColleagues(tx: Tx, record: DeclarationRecord, actor: Actor) {
  const people = await tx.person.findMany({
    where: {
      active: true,
      roles: { hasSome: ['assessor', 'decisionMaker'] },
      id: { not: record.declarantId },
    },
    orderBy: { fullName: 'asc' },
    select: { id: true, fullName: true, title: true, roles: true },
  })
  const colleague = ({ id, fullName, title }: (typeof people)[number]): Colleague => ({
    id,
    name: id === actor.id ? `${fullName} (you)` : fullName,
    title,
  })
  const named = record.case?.restricted ? record.case.decisionMakerIds : null
  return {
    assessors: people.filter((person) => named === null || named.includes(person.id)).map(colleague),
    decisionMakers: people.filter((person) => person.roles.includes('decisionMaker')).map(colleague),
  }
}

/** The state of a record now, for a form that was refused because it was drawn from an older one. */
export async function versionNow(reader: Reader, reference: string): Promise<string | null> {
  return inRequest('standards', reader.token, now(), async (tx) => {
    const row = await tx.declaration.findUnique({ where: { reference }, select: { id: true } })
    const record = row && (await loadRecord(tx, 'standards', row.id))
    return record && formVersion(record)
  })
}
