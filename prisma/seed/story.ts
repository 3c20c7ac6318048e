import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { execute, formVersion } from '../../lib/commands/execute.ts'
import { sendDeclaration } from '../../lib/commands/send.ts'
import { insertDraft } from '../../lib/db/drafts.ts'
import { loadRecord } from '../../lib/db/load.ts'
import { inRequest } from '../../lib/db/request.ts'
import type { Command } from '../../lib/domain/commands.ts'
import type { DeclarationRecord } from '../../lib/domain/declaration.ts'
import type { Declared } from '../../lib/domain/declared.ts'
import type { Side } from '../../lib/reader.ts'
import { sessionOf, setClock } from './as-person.ts'
import { personId } from './directory.ts'

/** What somebody does next with a declaration; it may look at the record first. */
export type Step = {
  readonly afterHours: number
  readonly who: (record: DeclarationRecord) => string
  readonly side: Side
  readonly command: (record: DeclarationRecord) => Command
}
export type Story = {
  readonly declarant: string
  readonly declared: Declared
  readonly at: Date
  readonly steps: readonly Step[]
}

/** One thing to do at a moment; what comes after it, if anything. */
export type Turn = { readonly at: Date; readonly act: () => Promise<Turn | null> }

/** Sends and carries a story out as the portal would: by its commands, in the names of its people, at the story's times. */
export function tell(db: pg.Client, story: Story): Turn {
  return {
    at: story.at,
    act: async () => {
      setClock(story.at)
      const token = await sessionOf(db, story.declarant, story.at)
      const draftId = randomUUID()
      await inRequest('web', token, story.at, (tx) =>
        insertDraft(tx, {
          id: draftId,
          personId: personId(story.declarant),
          answers: {},
          place: 'check',
          at: story.at,
        }),
      )
      const sent = await sendDeclaration(token, draftId, story.declared)
      if ('refused' in sent) throw new Error(`seed: sending was refused: ${sent.refused}`)
      return turn(db, sent.done.reference, story.steps, story.at)
    },
  }
}

function turn(db: pg.Client, reference: string, [step, ...rest]: readonly Step[], after: Date): Turn | null {
  if (!step) return null
  const at = workingHour(new Date(after.getTime() + step.afterHours * 3_600_000))
  return {
    at,
    act: async () => {
      await take(db, reference, step, at)
      return turn(db, reference, rest, at)
    },
  }
}

async function take(db: pg.Client, reference: string, step: Step, at: Date): Promise<void> {
  setClock(at)
  // The record is read as an owner reads it, to find out whose turn it is.
  const { rows } = await db.query('SELECT reviewer_id, declarant_id FROM declaration WHERE reference = $1', [
    reference,
  ])
  const row = rows[0] as { reviewer_id: string | null; declarant_id: string }
  const who = step.who({ reviewerId: row.reviewer_id, declarantId: row.declarant_id } as DeclarationRecord)
  const token = await sessionOf(db, who, at)
  const record = await inRequest(step.side, token, at, async (tx) => {
    const found = await tx.declaration.findUnique({ where: { reference }, select: { id: true } })
    return found && loadRecord(tx, step.side, found.id)
  })
  if (!record) throw new Error(`seed: ${who} cannot see the record to ${step.command.name}`)
  const executed = await execute(
    { side: step.side, token },
    reference,
    step.command(record),
    formVersion(record),
  )
  if ('refused' in executed) throw new Error(`seed: ${who} was refused: ${executed.refused}`)
}

/** Moves a moment to a time between eight and six, so that the history reads like people's days; never back. */
export function workingHour(
  at: Date,
  minute: number = (at.getUTCMinutes() * 37 + at.getUTCDate() * 53) % 600,
): Date {
  const moved = new Date(at)
  moved.setUTCHours(8, minute, (minute * 7) % 60)
  return moved < at ? new Date(moved.getTime() + 86_400_000) : moved
}
