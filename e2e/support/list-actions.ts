import path from 'node:path'
import { pathToFileURL } from 'node:url'

/*
 * Run on its own with `file export` pairs: says for each server action under which name it was made by the one door, or null.
 * A child of its own because the actions' files import Next as Next's build resolves it.
 */
const root = path.resolve(import.meta.dirname, '..', '..')
const found: (string | null)[] = []
for (const pair of process.argv.slice(2)) {
  const [file = '', name = ''] = pair.split('#')
  const module = (await import(pathToFileURL(path.join(root, file)).href)) as Record<string, unknown>
  const made = module[name] as { [mark: symbol]: unknown } | undefined
  const action = made?.[Symbol.for('portal.form-action')]
  found.push(typeof action === 'string' ? action : null)
}
process.stdout.write(JSON.stringify(found))
