import { printable } from '../../lib/history/offline/printable.ts'
import type { Seen } from '../../lib/history/offline/trust.ts'
import { verifyFolder } from '../../lib/history/offline/verify-folder.ts'
import { readTrust, type Trust, wrongUsage } from './trust-options.ts'

const usage = 'npm run history -- verify FOLDER --key VKEY [--policy FILE]'
const toldEach = 100 * 1024

/** Verifies an exported log. @returns exit status: 0 good, 1 findings, 2 wrong usage */
export async function main(args: readonly string[]): Promise<number> {
  let trust: Trust
  try {
    trust = readTrust(args)
  } catch (error) {
    return wrongUsage(error, usage)
  }
  const began = performance.now()
  const { checkpoint, witnesses, continues, chains, findings, total } = verifyFolder(trust.file, {
    policy: trust.policy,
    progress: (entries, size, pass) => {
      if (entries % toldEach === 0)
        console.log(`  ${entries} of ${size} entries${pass > 1 ? `, pass ${pass}` : ''}`)
    },
  })
  if (checkpoint) {
    const { origin, size, root } = checkpoint
    console.log(printable(`log        ${origin}`))
    console.log(`entries    ${size}, in ${chains} chains`)
    console.log(`root       ${root.toString('base64')}`)
  }
  if (continues)
    console.log(printable(`continues  ${continues.origin}, from its ${continues.size} entries on`))
  printWitnesses(witnesses)
  for (const { what, where } of findings)
    console.log(printable(`FOUND  ${typeof where === 'number' ? `entry ${where}` : where}: ${what}`))
  if (total > findings.length) console.log(`… and ${total - findings.length} more`)
  const seconds = (performance.now() - began) / 1000
  console.log(total === 0 ? `good (${seconds.toFixed(1)} s)` : `${total} findings (${seconds.toFixed(1)} s)`)
  return total === 0 ? 0 : 1
}

export function printWitnesses(witnesses: readonly Seen[]): void {
  for (const { name, at } of witnesses) console.log(printable(`witness    ${name}, ${at.toISOString()}`))
}
