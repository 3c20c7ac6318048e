import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { closeClients } from '#lib/db/clients.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { databaseUrl, origin, sessionCookie, takeDatabaseOfPortal } from './portal.ts'
import { signIn } from './sign-in.ts'
import { expectQuiet, type Watch, watch } from './watch.ts'

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>

type OfTest = {
  /** A page in a browser of this person's own, signed in. */
  signedInAs: (subject: string) => Promise<Page>
  /** The same so many days from now, with a session of that day: for tests that have moved the clock. */
  signedInAsOn: (subject: string, days: number) => Promise<Page>
}
type OfWorker = {
  /** What the portal's people do by its commands, for tests that only need a record in some state. */
  force: Force
  /** Signs somebody in through the provider's pages, once a worker. */
  sessionOf: (subject: string) => Promise<StorageState>
}

/** Every page is watched: a broken policy, an error of the console or an answer of 500 and above fails its test. */
export const test = base.extend<OfTest, OfWorker>({
  force: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
    async ({}, use) => {
      takeDatabaseOfPortal()
      const force = await openForce(databaseUrl())
      await use(force)
      await force.close()
      await closeClients()
    },
    { scope: 'worker' },
  ],

  sessionOf: [
    async ({ browser }, use) => {
      const known = new Map<string, Promise<StorageState>>()
      await use((subject) => {
        const found = known.get(subject) ?? signIn(browser, subject)
        known.set(subject, found)
        return found
      })
    },
    { scope: 'worker' },
  ],

  page: async ({ page }, use) => {
    const watched = await watch(page.context())
    await use(page)
    expectQuiet([watched])
  },

  signedInAs: async ({ browser, sessionOf }, use) => {
    const contexts: BrowserContext[] = []
    const watches: Watch[] = []
    await use(async (subject) => {
      const context = await browser.newContext({ storageState: await sessionOf(subject) })
      contexts.push(context)
      watches.push(await watch(context))
      return context.newPage()
    })
    for (const context of contexts) await context.close()
    expectQuiet(watches)
  },

  signedInAsOn: async ({ browser, force }, use) => {
    const contexts: BrowserContext[] = []
    const watches: Watch[] = []
    await use(async (subject, days) => {
      const context = await browser.newContext({ baseURL: origin })
      const value = await force.signIn(subject, new Date(Date.now() + days * 86_400_000))
      await context.addCookies([{ name: sessionCookie, value, domain: 'localhost', path: '/' }])
      contexts.push(context)
      watches.push(await watch(context))
      return context.newPage()
    })
    for (const context of contexts) await context.close()
    expectQuiet(watches)
  },
})

export { expect }
