import { camelCase, snakeCase } from './columns.ts'
import {
  type Associate,
  type Association,
  type AssociationLink,
  type AssociationOutcome,
  type CeasedConfirmation,
  type ChangeReport,
  type Condition,
  type ConditionOwner,
  type ConditionState,
  type Correction,
  type EndReport,
  type LookupAdmission,
  type OnlineIdentity,
  Prisma,
  type Question,
  type ReviewAnswer,
  type ReviewState,
  type Statement,
} from './generated/client.ts'
import type { Tx } from './request.ts'

/** What hangs on a declaration, and may be read whole by whoever row security shows it. */
type Models = {
  readonly association: Association
  readonly associate: Associate
  readonly associationLink: AssociationLink
  readonly associationOutcome: AssociationOutcome
  readonly ceasedConfirmation: CeasedConfirmation
  readonly changeReport: ChangeReport
  readonly condition: Condition
  readonly conditionOwner: ConditionOwner
  readonly conditionState: ConditionState
  readonly correction: Correction
  readonly endReport: EndReport
  readonly lookupAdmission: LookupAdmission
  readonly onlineIdentity: OnlineIdentity
  readonly question: Question
  readonly reviewAnswer: ReviewAnswer
  readonly reviewState: ReviewState
  readonly statement: Statement
}

type Together<M extends keyof Models> = { readonly [Model in M]: readonly Models[Model][] }

/**
 * The rows of several tables about one declaration, in one statement, each table's under its own row security and in no order.
 * A page of a declaration is drawn from nine tables: a statement a table would cost it more than drawing it.
 */
export async function readTogether<M extends keyof Models>(
  tx: Tx,
  declarationId: string,
  models: readonly M[],
): Promise<Together<M>> {
  const lists = models.map((model) => {
    const table = Prisma.raw(snakeCase(model)) // from the type above, never from a caller
    return Prisma.sql`${model}::text, (SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]') FROM ${table} t WHERE t.declaration_id = ${declarationId}::uuid)`
  })
  const [row] = await tx.$queryRaw<{ found: Record<M, Row[]> }[]>`
    SELECT jsonb_build_object(${Prisma.join(lists)}) AS found`
  if (!row) throw new Error('no row')
  const read = models.map((model) => [model, row.found[model].map(fields)])
  return Object.fromEntries(read) as Together<M>
}

type Row = Readonly<Record<string, unknown>>

/** A row as Prisma would give it. Instants are called `at` or `…_at`; JSON has them as text. */
function fields(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      camelCase(column),
      /(?:^|_)at$/.test(column) && typeof value === 'string' ? new Date(value) : value,
    ]),
  )
}
