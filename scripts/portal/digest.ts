import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** What the build is made of. Not tsconfig.json, which Next edits as it builds. A change in a test or a script needs no new build. */
export const BUILD_INPUTS = [
  'app',
  'components',
  'lib',
  'prisma/policy',
  'prisma/schema.prisma',
  'public',
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
]

/** What Prisma's client is made from. */
export const CLIENT_INPUTS = ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json']

/** Lies in what it vouches for: whoever deletes the client deletes it too. */
export const CLIENT_STAMP = 'lib/db/generated/made-from'

/** A digest of the names and contents of files and folders; tests and generated code are left out. */
export function digest(root: string, inputs: readonly string[]): string {
  const hash = createHash('sha256')
  for (const input of inputs)
    for (const file of filesBelow(root, input)) {
      const content = readFileSync(path.join(root, file))
      hash.update(`${file}\0${content.length}\0`).update(content)
    }
  return hash.digest('hex')
}

function filesBelow(root: string, input: string): string[] {
  const place = path.join(root, input)
  if (!existsSync(place)) return []
  if (statSync(place).isFile()) return /\.test\.tsx?$/.test(input) ? [] : [input]
  if (input === 'lib/db/generated') return []
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesBelow(root, `${input}/${name}`))
}

/** Runs `make` unless `stamp` says that it was made from just this. The stamp is away while it runs. */
export async function unlessMade(stamp: string, made: string, make: () => Promise<void>): Promise<boolean> {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === made) return false
  rmSync(stamp, { force: true })
  await make()
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, made)
  return true
}
