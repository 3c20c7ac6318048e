const entities: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&#x27;': "'",
}

const unescaped = (text: string) =>
  text.replace(/&(?:quot|amp|lt|gt|#x27);/g, (entity) => entities[entity] ?? entity)

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)
  return found?.[1] === undefined ? null : unescaped(found[1])
}

/** The hidden fields of the form with this button, as a browser without JavaScript would post them. */
export function hiddenFields(html: string, button: string): [string, string][] {
  const form = html.split('<form').find((part) => part.split('</form>')[0]?.includes(button))
  if (!form) throw new Error(`there is no form with “${button}”`)
  const inputs = (form.split('</form>')[0] ?? '').match(/<input[^>]*type="hidden"[^>]*>/g) ?? []
  return inputs.flatMap((tag) => {
    const name = attribute(tag, 'name')
    return name === null ? [] : [[name, attribute(tag, 'value') ?? '']]
  })
}

/** The scripts that a page or a script names, in its tags, its data or its text. */
export function scriptsIn(text: string): string[] {
  const named = text.matchAll(/(?:_next\/)?static\/chunks\/[\w./~-]+\.js/g)
  return [...new Set([...named].map(([path]) => `/_next/${path.replace(/^_next\//, '')}`))]
}

/** Those that only browsers without modules load. */
export function legacyScripts(html: string): string[] {
  const tags = html.match(/<script[^>]*\snomodule[^>]*>/gi) ?? []
  return tags.flatMap((tag) => attribute(tag, 'src') ?? [])
}
