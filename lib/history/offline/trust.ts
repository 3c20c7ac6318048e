import { type Checkpoint, openCheckpoint, readCheckpointText } from '#lib/history/log/checkpoint.ts'
import { Malformed } from '#lib/history/log/malformed.ts'
import { type Note, readNote } from '#lib/history/log/note.ts'
import { cosignaturesOn, isQuorum, type Policy } from '#lib/history/log/policy.ts'

export type Seen = { readonly name: string; readonly at: Date }
export type Judged = {
  /** What the note says, also when it is not to be trusted; null when it says nothing. */
  readonly checkpoint: Checkpoint | null
  /** The witnesses of the policy that cosigned, and when, by their own clocks. */
  readonly witnesses: readonly Seen[]
  /** Why it is not to be trusted; nothing when it is. */
  readonly faults: readonly string[]
}

/** Whether a signed checkpoint is of a log of the policy, signed by it, and cosigned by enough witnesses. Never throws for what it reads. */
export function judgeCheckpoint(text: string, policy: Policy): Judged {
  let note: Note
  let checkpoint: Checkpoint
  try {
    note = readNote(text)
    checkpoint = readCheckpointText(note.text)
  } catch (error) {
    return { checkpoint: null, witnesses: [], faults: [reason(error)] }
  }
  const signature = signatureFault(text, checkpoint, policy)
  const { good, bad } = cosignaturesOn(note, policy)
  const enough = isQuorum(policy, new Set(good.map(({ name }) => name)))
  return {
    checkpoint,
    witnesses: good.map(({ name, at }) => ({ name, at })),
    faults: [
      ...(signature ? [signature] : []),
      ...bad,
      ...(enough ? [] : ['it is not cosigned by enough witnesses']),
    ],
  }
}

/** A log may have several keys under one name, an old and a new one: one of them is enough. */
function signatureFault(text: string, { origin }: Checkpoint, policy: Policy): string | null {
  const faults: string[] = []
  for (const key of policy.logs.filter(({ name }) => name === origin)) {
    try {
      openCheckpoint(text, key)
      return null
    } catch (error) {
      faults.push(reason(error))
    }
  }
  return faults[0] ?? `it is of a log that is not trusted: ${origin}`
}

/** What is malformed, in words; any other error is a fault of ours and goes on. */
export function reason(error: unknown): string {
  if (error instanceof Malformed) return error.message
  throw error
}
