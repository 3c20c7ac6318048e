import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Counts, type Stage, settled, summary } from './counts.ts'
import { browserTests, generate, lint, typecheck, vitest } from './stages.ts'

/*
 * `npm test` on Node 24: the stages one after the other, all of them even when one fails, and one summary.
 *   --only lint|typecheck|unit|integration|browser   that stage alone (repeat for several)
 *   -- anything                                      handed on to vitest or Playwright
 */

const STAGES: Record<string, (more: readonly string[]) => Promise<Counts>> = {
  lint,
  typecheck,
  unit: (more) => vitest('unit', more),
  integration: (more) => vitest('integration', more),
  browser: browserTests,
}

const { values, positionals } = parseArgs({
  options: { only: { type: 'string', multiple: true } },
  allowPositionals: true,
})
const names = values.only ?? Object.keys(STAGES)
const unknown = names.find((name) => !(name in STAGES))
if (unknown) {
  process.stderr.write(`There is no stage ${unknown}; there are ${Object.keys(STAGES).join(', ')}.\n`)
  process.exit(1)
}

// Next adds its build folders to this file as it builds; a test leaves the clone as it was.
const tsconfig = path.resolve(import.meta.dirname, '..', '..', 'tsconfig.json')
const before = readFileSync(tsconfig, 'utf8')

const stages: Stage[] = []
await generate()
for (const name of names) {
  process.stdout.write(`\n== ${name}\n`)
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  try {
    const counts = await STAGES[name]?.(positionals)
    if (counts) stages.push(settled({ name, ...counts, seconds: seconds() }))
  } catch (error) {
    const note = error instanceof Error ? error.message : String(error)
    stages.push({ name, passed: 0, failed: 1, skipped: 0, seconds: seconds(), note })
  }
}
if (readFileSync(tsconfig, 'utf8') !== before) writeFileSync(tsconfig, before)

const { problems, table, line, failed } = summary(stages)
if (problems) process.stdout.write(`\n== what failed\n${problems}\n`)
process.stdout.write(`\n${table}\n\n${line}\n`)
process.exit(failed > 0 ? 1 : 0)
