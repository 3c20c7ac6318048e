import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { makeSignerKey, readSignerKey } from '../../lib/history/log/note.ts'

export type DemoWitness = {
  readonly name: string
  readonly port: number
  readonly dir: string
  readonly keyFile: string
}
export type DemoLog = {
  readonly keyFile: string
  /** Which log and which witnesses: what the portal, the witnesses and whoever checks an export go by. */
  readonly policyFile: string
  readonly witnesses: readonly DemoWitness[]
}

/** The demo's keys for the history's log and its two witnesses, made on the first start and kept in DATA_DIR. */
export function demoLog(dataDir: string, witnessPorts: readonly number[]): DemoLog {
  const dir = path.join(dataDir, 'history')
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const keyFile = path.join(dir, 'key')
  const origin = `demo.example/${randomBytes(4).toString('hex')}`
  const log = readSignerKey(once(keyFile, () => makeSignerKey(origin, 'log')))
  const witnesses = witnessPorts.map((port, at) => {
    const name = `demo.example/witness-${at + 1}`
    const folder = path.join(dir, `witness-${at + 1}`)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return { name, port, dir: folder, keyFile: path.join(folder, 'key') }
  })
  const lines = witnesses.map(({ name, port, keyFile: file }, at) => {
    const key = readSignerKey(once(file, () => makeSignerKey(name, 'witness')))
    return `witness W${at + 1} ${key.text} http://127.0.0.1:${port}/\n`
  })
  const names = witnesses.map((_, at) => `W${at + 1}`).join(' ')
  const policyFile = path.join(dir, 'policy')
  writeFileSync(
    policyFile,
    `log ${log.text}\n${lines.join('')}group witnesses any ${names}\nquorum witnesses\n`,
  )
  return { keyFile, policyFile, witnesses }
}

function once(file: string, make: () => string): string {
  if (!existsSync(file)) writeFileSync(file, `${make()}\n`, { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}
