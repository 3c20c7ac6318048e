/* Every column is called as its field is, in snake case; and every table as its model. */

export const snakeCase = remembered((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))

export const camelCase = remembered((name) =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
)

/** The names of a schema are few, and asked for with every row. */
function remembered(write: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const written = write(name)
    known.set(name, written)
    return written
  }
}
