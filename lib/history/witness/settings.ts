import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isKeyName, makeSignerKey, readSignerKey, type SignerKey } from '../log/note.ts'

/*
 * The settings of a witness; those marked * must be given.
 *
 *   WITNESS_NAME       * the name in its key: no spaces, no plus; like force.example/witness-1
 *   WITNESS_KEY_FILE   * its secret key; made when there is none
 *   WITNESS_LOGS_FILE  * the logs that it follows: the `log` lines of a C2SP tlog-policy file
 *   WITNESS_DIR        * what it has seen
 *   WITNESS_PORT       * 0 for any that is free
 *   WITNESS_HOST         127.0.0.1
 *   WITNESS_PREFIX       a path before /add-checkpoint, like /w1; none
 */
export type WitnessSettings = {
  readonly name: string
  readonly keyFile: string
  readonly logsFile: string
  readonly dir: string
  readonly port: number
  readonly host: string
  readonly prefix: string
}

/** Everything missing or wrong comes back as one list. */
export function readWitnessSettings(env: Readonly<Record<string, string | undefined>>): {
  readonly settings: WitnessSettings
  readonly problems: readonly string[]
} {
  const problems: string[] = []
  const given = (name: string) => env[name]?.trim() ?? ''
  const needed = (name: string) => {
    if (!given(name)) problems.push(`${name} is missing`)
    return given(name)
  }
  const name = needed('WITNESS_NAME')
  if (name && !isKeyName(name)) problems.push('WITNESS_NAME has neither spaces nor plus signs')
  const keyFile = needed('WITNESS_KEY_FILE')
  const logsFile = needed('WITNESS_LOGS_FILE')
  const dir = needed('WITNESS_DIR')
  const port = needed('WITNESS_PORT')
  if (port && !(/^\d{1,5}$/.test(port) && Number(port) <= 65535))
    problems.push('WITNESS_PORT must be a whole number from 0 to 65535')
  const prefix = given('WITNESS_PREFIX')
  if (!/^(\/[\w.~-]+)*$/.test(prefix))
    problems.push('WITNESS_PREFIX must be like /w1, and not end with a slash')
  const host = given('WITNESS_HOST') || '127.0.0.1'
  return { settings: { name, keyFile, logsFile, dir, port: Number(port), host, prefix }, problems }
}

/**
 * The witness's key, made on the first start.
 * @throws Malformed or a system error; neither repeats any of the key
 */
export function witnessKey(file: string, name: string): SignerKey {
  const key = readSignerKey(readOrMake(file, name).trim())
  if (key.type !== 'witness') throw new Error('the key is a log’s, not a witness’s')
  if (key.name !== name) throw new Error(`the key is of ${key.name}, not of WITNESS_NAME`)
  return key
}

function readOrMake(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  // A cosignature by a key that the power took away could be continued by nobody: on disk before it is used.
  writeFileSync(file, `${makeSignerKey(name, 'witness')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  return readFileSync(file, 'utf8')
}
