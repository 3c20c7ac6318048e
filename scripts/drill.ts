import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbedded } from './database/embedded.ts'
import { makeHistory } from './drill/made.ts'
import { type Outcome, runControl, runTampering } from './drill/run.ts'
import { type Tampering, tamperings } from './drill/tamperings.ts'
import { tools } from './drill/tools.ts'
import { secret } from './portal/secrets.ts'
import { settingsForTests } from './test/settings.ts'

/*
 * `npm run drill`: makes a history of its own, tampers with copies of it in twelve ways, and shows what notices. Needs nothing and
 * leaves nothing behind. Ends with 1 when a tampering was not found by the tool that must find it, or an untouched copy was complained
 * of. See docs/drill.md.
 */

Object.assign(process.env, settingsForTests())
const folder = mkdtempSync(path.join(tmpdir(), 'drill-'))
const dataDir = path.join(folder, 'data')
mkdirSync(dataDir)
const embedded = await startEmbedded({ dataDir, settings: { fsync: 'off', max_connections: '50' } })
try {
  process.exitCode = await drill()
} finally {
  await embedded.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function drill(): Promise<number> {
  const began = performance.now()
  const made = await makeHistory({ url: embedded.url, password: secret(dataDir, 'roles') }, folder)
  console.log(`a history was made, sealed, witnessed and copied (${seconds(began)} s)\n`)
  const complaints = await runControl(made)
  console.log(` -  nothing is touched\n      ${complaints.length === 0 ? 'no finding' : 'COMPLAINED OF'}`)
  for (const { by, words } of complaints) console.log(`      ${by}: ${words}`)
  let found = 0
  for (const [at, tampering] of tamperings.entries()) {
    const outcome = await runTampering(made, tampering)
    if (outcome.found) found += 1
    print(at + 1, tampering, outcome)
  }
  await made.drop()
  console.log(`\n${found} of ${tamperings.length} found (${seconds(began)} s)`)
  return found === tamperings.length && complaints.length === 0 ? 0 : 1
}

function print(number: number, { what, by }: Tampering, { found, all }: Outcome): void {
  console.log(`${String(number).padStart(2)}  ${what}`)
  if (found) {
    const { words, since } = found
    console.log(`      found by the ${by}: ${words}`)
    console.log(
      `      ${since === null ? 'no checkpoint covers it yet' : `vouched for since checkpoint ${since}`}`,
    )
  } else console.log(`      NOT FOUND by the ${by}`)
  const also = tools.filter((tool) => (tool !== by || !found) && all.some((one) => one.by === tool))
  if (also.length > 0) console.log(`      also: ${also.join(', ')}`)
}

function seconds(began: number): string {
  return ((performance.now() - began) / 1000).toFixed(1)
}
