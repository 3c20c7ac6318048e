import { type Cosignature, cosignatureBy } from './checkpoint.ts'
import { Malformed } from './malformed.ts'
import { type Note, readVerifierKey, type VerifierKey } from './note.ts'

/* Which log, which witnesses, and how many of them are enough (C2SP tlog-policy). */

export type Witness = { readonly name: string; readonly key: VerifierKey; readonly url: URL | null }
type Group = { readonly needed: number; readonly members: readonly string[] }

export type Policy = {
  readonly logs: readonly VerifierKey[]
  readonly witnesses: readonly Witness[]
  readonly groups: ReadonlyMap<string, Group>
  /** A witness, a group, or none. */
  readonly quorum: string
}

/** Trust in one log and in no witness. */
export function policyOfLog(log: VerifierKey): Policy {
  return { logs: [log], witnesses: [], groups: new Map(), quorum: 'none' }
}

/** @throws Malformed, naming the line */
export function readPolicy(text: string): Policy {
  const logs: VerifierKey[] = []
  const witnesses: Witness[] = []
  const groups = new Map<string, Group>()
  let quorum: string | undefined
  const isNamed = (name: string) => groups.has(name) || witnesses.some((one) => one.name === name)
  const members = new Set<string>()

  for (const [at, raw] of text.split('\n').entries()) {
    // Space and tab alone: any other space is part of a name, and control characters are refused.
    const line = raw.replace(/^[ \t]+|[ \t]+$/g, '')
    const fail = (why: string) => new Malformed(`line ${at + 1} of the policy: ${why}`)
    if (/(?!\t)[\p{Cc}\ufffd]/u.test(line)) throw fail('control characters')
    if (line === '' || line.startsWith('#')) continue
    const [word, ...rest] = line.split(/[ \t]+/)
    const [name = '', second = '', ...more] = rest
    if (word === 'log' && rest.length >= 1 && rest.length <= 2) {
      const key = readKey(name, 'log', fail)
      if (logs.some((one) => one.key.equals(key.key))) throw fail('this log is there already')
      logs.push(key)
    } else if (word === 'witness' && rest.length >= 2 && rest.length <= 3) {
      if (isNamed(name) || name === 'none') throw fail(`${name} is named twice`)
      const url = more[0] === undefined ? null : URL.parse(more[0])
      if (more[0] !== undefined && !url) throw fail('no web address')
      const key = readKey(second, 'witness', fail)
      if (witnesses.some((one) => one.key.key.equals(key.key))) throw fail('this witness is there already')
      witnesses.push({ name, key, url })
    } else if (word === 'group' && rest.length >= 3) {
      if (isNamed(name) || name === 'none') throw fail(`${name} is named twice`)
      for (const member of more) {
        // One by one: twice in the same group is twice as well.
        if (!isNamed(member) || members.has(member)) throw fail(`${member} is not known, or a member already`)
        members.add(member)
      }
      const needed = second === 'all' ? more.length : second === 'any' ? 1 : Number(second)
      if (!/^(all|any|[1-9]\d*)$/.test(second) || needed < 1 || needed > more.length)
        throw fail('no such number of members')
      groups.set(name, { needed, members: more })
    } else if (word === 'quorum' && rest.length === 1) {
      if (quorum !== undefined) throw fail('a second quorum')
      if (name !== 'none' && !isNamed(name)) throw fail(`${name} is not known`)
      quorum = name
    } else throw fail('it begins with log, witness, group or quorum')
  }
  if (quorum === undefined) throw new Malformed('the policy has no quorum')
  return { logs, witnesses, groups, quorum }
}

function readKey(text: string, type: VerifierKey['type'], fail: (why: string) => Malformed): VerifierKey {
  let key: VerifierKey
  try {
    key = readVerifierKey(text)
  } catch (error) {
    throw fail((error as Error).message)
  }
  if (key.type !== type) throw fail(`the key is no ${type}’s`)
  return key
}

/** The witnesses of the policy that cosigned, and what is wrong with cosignatures that are no good. */
export function cosignaturesOn(
  note: Note,
  policy: Policy,
): { readonly good: readonly (Cosignature & { readonly name: string })[]; readonly bad: readonly string[] } {
  const good: (Cosignature & { readonly name: string })[] = []
  const bad: string[] = []
  for (const { name, key } of policy.witnesses) {
    try {
      const found = cosignatureBy(note, key)
      if (found) good.push({ ...found, name })
    } catch (error) {
      bad.push((error as Error).message)
    }
  }
  return { good, bad }
}

/** Whether these witnesses, by their names in the policy, are enough. */
export function isQuorum(policy: Policy, names: ReadonlySet<string>): boolean {
  const has = (name: string): boolean => {
    const group = policy.groups.get(name)
    return group ? group.members.filter(has).length >= group.needed : names.has(name)
  }
  return policy.quorum === 'none' || has(policy.quorum)
}
