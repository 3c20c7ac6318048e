import { type Executed, execute, formVersion } from '#lib/commands/execute.ts'
import type { Command } from '#lib/domain/commands.ts'
import type { Side } from '#lib/reader.ts'
import type { Force } from './force.ts'

const day = 86_400_000

/** What somebody does when so many days have passed, in this process alone: nobody else's clock is moved. */
export async function doesAfter(
  force: Force,
  days: number,
  who: string,
  side: Side,
  reference: string,
  command: Command,
): Promise<Executed> {
  const before = await force.sees(who, side, reference)
  const token = await force.signIn(who, new Date(Date.now() + days * day))
  process.env.CLOCK_OFFSET_MS = String(days * day)
  try {
    return await execute({ side, token }, reference, command, before ? formVersion(before) : '0')
  } finally {
    delete process.env.CLOCK_OFFSET_MS
  }
}
