import { parseArgs } from 'node:util'
import { Malformed } from '../../lib/history/log/malformed.ts'
import { readVerifierKey } from '../../lib/history/log/note.ts'
import { type Policy, policyOfLog, readPolicy } from '../../lib/history/log/policy.ts'
import { readWhole } from '../../lib/history/offline/read-file.ts'

export type Trust = { readonly file: string; readonly policy: Policy }

const longestPolicy = 1_000_000

/**
 * What to check, and by which keys: `FILE --key VKEY [--policy FILE]`. A policy that names logs must name this one.
 * @throws Malformed in words for the person who typed it
 */
export function readTrust(args: readonly string[]): Trust {
  const { values, positionals } = parse(args)
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0 || values.key === undefined) throw new Malformed('')
  const key = readVerifierKey(values.key)
  if (key.type !== 'log') throw new Malformed('--key is no key of a log')
  if (values.policy === undefined) return { file, policy: policyOfLog(key) }
  const policy = readPolicy(readPolicyFile(values.policy))
  if (policy.logs.length > 0 && !policy.logs.some(({ text }) => text === key.text))
    throw new Malformed('the policy does not name the log of --key')
  return { file, policy: { ...policy, logs: [key] } }
}

function readPolicyFile(path: string): string {
  try {
    return readWhole(path, longestPolicy).toString('utf8')
  } catch (error) {
    throw error instanceof Malformed ? new Malformed(`${path} ${error.message}`) : error
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { key: { type: 'string' }, policy: { type: 'string' } },
    })
  } catch (error) {
    throw new Malformed((error as Error).message)
  }
}

/** Says how the command is used; the exit status of wrong usage. */
export function wrongUsage(error: unknown, usage: string): number {
  if (!(error instanceof Malformed)) throw error
  if (error.message) console.error(error.message)
  console.error(`Usage: ${usage}`)
  return 2
}
