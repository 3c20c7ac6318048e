import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { settingsForTests } from '../../scripts/test/settings.ts'
import { type BuiltAction, builtActions } from './http.ts'

export type NamedAction = BuiltAction & {
  /** Its row in the permission table; null when the one door did not make it. */
  readonly action: string | null
}

let known: readonly NamedAction[] | undefined

/** The server actions of the build, each with the name under which the one door made it. */
export function namedActions(): readonly NamedAction[] {
  if (known) return known
  const built = builtActions()
  const here = import.meta.dirname
  const said = execFileSync(
    process.execPath,
    [
      '--import',
      path.join(here, 'resolve-next.ts'),
      path.join(here, 'list-actions.ts'),
      ...built.map(({ file, name }) => `${file}#${name}`),
    ],
    { encoding: 'utf8', env: { ...process.env, ...settingsForTests() } },
  )
  const names = JSON.parse(said) as (string | null)[]
  known = built.map((each, at) => ({ ...each, action: names[at] ?? null }))
  return known
}
