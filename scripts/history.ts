import { argv } from 'node:process'

/*
 * `npm run history -- COMMAND`: checks the history, copies it out, follows it. Exit status 1 on any finding, 2 on wrong usage.
 */
const usage = `Usage: npm run history -- COMMAND
  verify [--policy FILE]                       everything in the database (DATABASE_URL: the migrator's)
  verify DIR --key VKEY [--policy FILE]        a copied log, without a database
  verify-receipt FILE --key VKEY [--policy FILE]
                                               a receipt, without anything else
  export DIR                                   copies the log to a folder, or continues the copy (DATABASE_URL)
  follow [--after CURSOR] [--wait]             sealed events as JSON lines (DATABASE_URL)
  new-key ORIGIN FILE                          a key for a new log`

type Command = { main: (args: readonly string[]) => Promise<number> }

function load(command: string | undefined, rest: readonly string[]): Promise<Command> | null {
  switch (command) {
    case 'verify':
      // A folder comes first; without one it is the database.
      return rest[0] === undefined || rest[0].startsWith('--policy')
        ? import('./history/verify-database.ts')
        : import('./history/verify-folder.ts')
    case 'verify-receipt':
      return import('./history/verify-receipt.ts')
    case 'export':
      return import('./history/export.ts')
    case 'follow':
      return import('./history/follow.ts')
    case 'new-key':
      return import('./history/new-key.ts')
    default:
      return null
  }
}

const [command, ...rest] = argv.slice(2)
const loading = load(command, rest)
if (!loading) {
  console.error(usage)
  process.exit(2)
}
try {
  const { main } = await loading
  process.exitCode = await main(rest)
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 2
}
