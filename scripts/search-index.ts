import { argv } from 'node:process'
import { openMigrator } from './history/database.ts'
import { rebuild, refresh, verify } from './search/index-upkeep.ts'

/*
 * `npm run search-index -- COMMAND`: what people are found by (DATABASE_URL: the migrator's). The portal may run meanwhile.
 * Exit status 1 on any finding, 2 on wrong usage.
 */
const usage = `Usage: npm run search-index -- COMMAND
  verify     what should be found and is not, and the reverse
  refresh    new words into the dictionary, and how common each word is
  rebuild    everything anew, a few declarations at a time`

const commands = { verify, refresh, rebuild }

function isCommand(name: string | undefined): name is keyof typeof commands {
  return name !== undefined && Object.hasOwn(commands, name)
}

const [name, ...rest] = argv.slice(2)
if (!isCommand(name) || rest.length > 0) {
  console.error(usage)
  process.exitCode = 2
} else {
  const db = await openMigrator()
  try {
    process.exitCode = await commands[name](db, (line) => console.log(line))
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 2
  } finally {
    await db.end()
  }
}
