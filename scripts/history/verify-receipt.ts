import { printable } from '../../lib/history/offline/printable.ts'
import { readWhole } from '../../lib/history/offline/read-file.ts'
import {
  type Disclosed,
  longestReceipt,
  type VerifiedReceipt,
  verifyReceipt,
} from '../../lib/history/offline/receipt.ts'
import { reason } from '../../lib/history/offline/trust.ts'
import { readTrust, type Trust, wrongUsage } from './trust-options.ts'
import { printWitnesses } from './verify-folder.ts'

const usage = 'npm run history -- verify-receipt FILE --key VKEY [--policy FILE]'

/** Verifies a receipt and prints what it discloses. @returns exit status: 0 good, 1 findings, 2 wrong usage */
export async function main(args: readonly string[]): Promise<number> {
  let trust: Trust
  try {
    trust = readTrust(args)
  } catch (error) {
    return wrongUsage(error, usage)
  }
  const { findings, disclosed } = readReceipt(trust)
  if (disclosed) print(disclosed)
  for (const { what, where } of findings) console.log(printable(`FOUND  ${where}: ${what}`))
  console.log(findings.length === 0 ? 'good' : 'NOT good: what stands above is not proven')
  return findings.length === 0 ? 0 : 1
}

function readReceipt({ file, policy }: Trust): VerifiedReceipt {
  try {
    return verifyReceipt(readWhole(file, longestReceipt).toString('utf8'), policy)
  } catch (error) {
    return { disclosed: null, findings: [{ what: reason(error), where: file, since: null }] }
  }
}

function print({
  reference,
  type,
  kind,
  at,
  version,
  origin,
  index,
  size,
  witnesses,
  fields,
}: Disclosed): void {
  const what = type === null ? 'withheld' : `${type} (${kind})`
  console.log(printable(`reference  ${reference} (not part of the proof)`))
  console.log(printable(`event      ${what}, version ${version}`))
  console.log(printable(`time       ${at}`))
  console.log(printable(`log        ${origin}, entry ${index} of ${size}`))
  printWitnesses(witnesses)
  for (const { name, value } of fields)
    console.log(
      printable(`field      ${name}: ${value ?? 'withheld (so its name is not part of the proof)'}`),
    )
}
