import { type BrowserContext, expect } from '@playwright/test'

/** What went wrong in a browser without failing anything a test looks at. */
export type Watch = { readonly found: readonly string[] }

const marker = 'content security policy broken:'

/**
 * Collects, from every page of a context: violations of the content security policy, errors of the console, exceptions, and
 * answers of 500 and above. A page that is rightly refused (4xx) is no error.
 */
export async function watch(context: BrowserContext): Promise<Watch> {
  const found: string[] = []
  await context.addInitScript((words) => {
    document.addEventListener('securitypolicyviolation', (event) => {
      // biome-ignore lint/suspicious/noConsole: the console is how a page tells its test
      console.error(`${words} ${event.effectiveDirective} ${event.blockedURI}`)
    })
  }, marker)
  context.on('console', (message) => {
    if (message.type() !== 'error') return
    if (/the server responded with a status of 4\d\d/.test(message.text())) return
    found.push(`console: ${message.text()}`)
  })
  context.on('weberror', (error) => {
    found.push(`exception: ${error.error().message}`)
  })
  context.on('response', (response) => {
    if (response.status() >= 500) found.push(`${response.status()}: ${response.url()}`)
  })
  return { found }
}

export function expectQuiet(watches: readonly Watch[]): void {
  expect(watches.flatMap((each) => each.found)).toEqual([])
}
