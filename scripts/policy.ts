import { readFileSync, statSync } from 'node:fs'
import { argv } from 'node:process'
import pg from 'pg'
import { now } from '../lib/clock.ts'
import { loadDocuments, otherwise, type PolicyFile, readPolicyFile } from '../lib/db/policy-documents.ts'
import { policyKinds, policyKindWords } from '../lib/domain/policy/kinds.ts'

/*
 * `npm run policy -- check|load FILE...` and `-- list`: the policy documents of an installation, by whoever runs it (DATABASE_URL). Exit status 1
 * where a file was refused, 2 on wrong usage.
 */
const usage = `Usage: npm run policy -- check FILE...   says what is wrong with policy documents
       npm run policy -- load FILE...    loads them, all or none; a version that is there stays as it is
       npm run policy -- list            which versions there are
  FILE  {"kind", "version", "effectiveFrom": "YYYY-MM-DD", "note", "body"}, like those in prisma/policy`
const mostBytes = 4 * 1024 * 1024

process.exitCode = await main(argv.slice(2))

async function main([command, ...files]: string[]): Promise<number> {
  if (command === 'list' && files.length === 0) return connected(list)
  if ((command !== 'check' && command !== 'load') || files.length === 0) {
    console.error(usage)
    return 2
  }
  const documents = files.flatMap((file) => read(file) ?? [])
  if (documents.length < files.length) {
    console.error(command === 'load' ? 'Nothing was loaded.' : 'Not all of them can be loaded.')
    return 1
  }
  if (command === 'check') {
    console.log(`Nothing is wrong with ${documents.length === 1 ? 'it' : 'them'}.`)
    return 0
  }
  return connected(async (db) => {
    const other = await otherwise(db, documents)
    for (const { kind, version } of other)
      console.error(`${kind} ${version} is there and says something else.`)
    if (other.length > 0) {
      console.error('Nothing was loaded.')
      return 1
    }
    const loaded = await loadDocuments(db, documents, now())
    for (const document of documents)
      console.log(
        `${document.kind} ${document.version}: ${loaded.includes(document) ? 'loaded' : 'was there, and stays as it is'}`,
      )
    return 0
  })
}

function read(file: string): PolicyFile | null {
  const text = textOf(file)
  if (text === null) {
    console.error(`${file} cannot be read, or is too big.`)
    return null
  }
  const found = readPolicyFile(text)
  if ('document' in found) return found.document
  for (const problem of found.problems) console.error(`${file}: ${problem}`)
  return null
}

function textOf(file: string): string | null {
  try {
    return statSync(file).size <= mostBytes ? readFileSync(file, 'utf8') : null
  } catch {
    return null
  }
}

async function list(db: pg.Client): Promise<number> {
  const { rows } = await db.query<{ kind: string; version: string; effective_from: string }>(
    'SELECT kind, version, effective_from FROM policy_document ORDER BY kind, effective_from, version',
  )
  for (const { kind, version, effective_from: from } of rows) console.log(`${kind} ${version}, from ${from}`)
  for (const kind of policyKinds.filter((each) => rows.every((row) => row.kind !== each)))
    console.log(`${kind}: none (${policyKindWords[kind].what})`)
  return 0
}

async function connected(work: (db: pg.Client) => Promise<number>): Promise<number> {
  const url = process.env.DATABASE_URL
  if (!url) {
    console.error('DATABASE_URL is not set: the migrator’s role of the installation.')
    return 2
  }
  const db = new pg.Client({ connectionString: url })
  await db.connect()
  try {
    await db.query('SET ROLE portal_owner')
    return await work(db)
  } finally {
    await db.end()
  }
}
