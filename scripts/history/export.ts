import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { CannotExport, exportFolder } from '../../lib/history/export-folder.ts'
import { openMigrator } from './database.ts'

/** `history export DIR`: writes or continues a copy of the log that anybody can check without the database. */
export async function main([dir, ...more]: readonly string[]): Promise<number> {
  if (!dir || more.length > 0) {
    console.error('Usage: npm run history -- export DIR')
    return 2
  }
  const db = await openMigrator()
  try {
    const folder = path.resolve(dir)
    mkdirSync(folder, { recursive: true })
    let told = 0
    const done = await exportFolder(db, folder, (entries, of) => {
      if (entries - told < 100_000) return
      told = entries
      console.log(`  ${entries} of ${of} entries`)
    })
    for (const { origin, size, written, newer } of done)
      console.log(
        `${origin}: ${size} entries, ${written} files written${newer > 0 ? `; ${newer} entries wait for a witness` : ''}`,
      )
    return 0
  } catch (error) {
    if (!(error instanceof CannotExport)) throw error
    console.error(`FOUND  ${error.message}`)
    return 1
  } finally {
    await db.end()
  }
}
