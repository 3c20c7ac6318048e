import { existsSync, writeFileSync } from 'node:fs'
import { isKeyName, makeSignerKey, readSignerKey } from '../../lib/history/log/note.ts'

/** `history new-key ORIGIN FILE`: a key for a new log, secret in FILE; prints what may be published. */
export async function main([origin, file, ...more]: readonly string[]): Promise<number> {
  if (!origin || !file || more.length > 0 || !isKeyName(origin)) {
    console.error(
      'Usage: npm run history -- new-key ORIGIN FILE   (ORIGIN like force.example/log-1: no spaces, no plus)',
    )
    return 2
  }
  if (existsSync(file)) {
    console.error(`${file} exists. A key is never overwritten: what it signed could not be continued.`)
    return 1
  }
  const key = makeSignerKey(origin, 'log')
  writeFileSync(file, `${key}\n`, { mode: 0o600, flag: 'wx' })
  console.log(readSignerKey(key).text)
  return 0
}
