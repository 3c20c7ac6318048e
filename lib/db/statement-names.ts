import { createHash } from 'node:crypto'

// Each connection keeps every named statement with its plan, so their number is bounded. The portal has about a hundred; lists
// of many lengths (`IN ($1, $2, …)`) are what could make it more.
const most = 400
const names = new Map<string, string>()

/**
 * The name under which a connection keeps a statement prepared; empty for one too many, which is then parsed and planned each
 * time. Planning under row security costs the database more than running most of what the portal asks for.
 */
export function statementName({ sql }: { readonly sql: string }): string {
  const known = names.get(sql)
  if (known) return known
  if (names.size >= most) return ''
  const name = createHash('sha256').update(sql).digest('base64url').slice(0, 22)
  names.set(sql, name)
  return name
}
