import { readFileSync, statSync } from 'node:fs'
import { argv } from 'node:process'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { applyFeed } from '../lib/directory/apply.ts'
import { readFeed } from '../lib/directory/feed.ts'
import { env } from '../lib/env.ts'

/*
 * `npm run directory -- apply FILE`: people who join, move and leave, from the force's directory (DATABASE_URL_DIRECTORY). Says what it did in
 * counts. Exit status 1 where the file was refused or a change could not be made, 2 on wrong usage.
 */
const usage = `Usage: npm run directory -- apply FILE [--dry-run] [--most-leaving PERCENT]
  FILE  people as comma-separated values with a head line, or as one JSON object a line, in UTF-8:
        subject,staff_number,full_name,title,email,unit,manager,kind,senior,active[,roles]
        manager is the line manager's staff number, or empty; senior and active are yes or no.
        Whoever does not stand in it stays as they are. With any problem nothing is changed.`
const mostBytes = 128 * 1024 * 1024

process.exitCode = await main(argv.slice(2))

async function main(args: string[]): Promise<number> {
  const asked = read(args)
  if (!asked) {
    console.error(usage)
    return 2
  }
  const bytes = fileOf(asked.file)
  if (bytes === null) return 2
  const feed = readFeed(bytes)
  if (feed.problems.length > 0) return refuse(feed.problems)
  const db = new pg.Client({ connectionString: env().databaseUrlDirectory })
  await db.connect()
  try {
    const { compared, people, records, failed } = await applyFeed(db, feed.people, asked)
    if (compared.problems.length > 0) return refuse(compared.problems)
    const of = (what: (change: (typeof compared.changes)[number]) => boolean) =>
      compared.changes.filter(what).length
    console.log(asked.dryRun ? `It would change: ${compared.changes.length}` : `Changed: ${people}`)
    console.log(`  joined: ${of(({ before }) => before === null)}`)
    console.log(`  left: ${of(({ before, after }) => before?.active === true && !after.active)}`)
    console.log(
      `  with another line manager: ${of(({ before, after }) => before !== null && before.managerId !== after.managerId)}`,
    )
    console.log(`  with other details: ${of(({ fields }) => fields.length > 0)}`)
    console.log(`  unchanged: ${compared.unchanged}; not in the file, left as they are: ${compared.untold}`)
    if (!asked.dryRun) console.log(`Handed on or handed over: ${records} records.`)
    if (failed > 0)
      console.log(
        `Not changed: ${failed} people. Run it again; if it stays so, nobody is there to take over.`,
      )
    return failed > 0 ? 1 : 0
  } finally {
    await db.end()
  }
}

function read(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean' }, 'most-leaving': { type: 'string' } },
    })
    const [command, file, ...rest] = positionals
    const percent = values['most-leaving']
    if (command !== 'apply' || !file || rest.length > 0) return null
    if (percent !== undefined && !/^(100|[1-9]?\d)$/.test(percent)) return null
    return {
      file,
      dryRun: values['dry-run'] ?? false,
      mostLeavingPercent: percent === undefined ? null : Number(percent),
    }
  } catch {
    return null
  }
}

function fileOf(file: string): Uint8Array | null {
  try {
    if (statSync(file).size <= mostBytes) return readFileSync(file)
    console.error('The file is too big to be a directory.')
  } catch {
    console.error('The file cannot be read.')
  }
  return null
}

const mostProblems = 100

function refuse(problems: readonly string[]): number {
  for (const problem of problems.slice(0, mostProblems)) console.error(problem)
  if (problems.length > mostProblems) console.error(`… and ${problems.length - mostProblems} more.`)
  console.error('Nothing was changed.')
  return 1
}
