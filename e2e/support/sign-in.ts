import { type Browser, expect, type Page } from '@playwright/test'
import { demoPeople } from '../../prisma/seed/people.ts'
import { origin } from './portal.ts'

/** The name of somebody in the demo's directory. */
export function nameOf(subject: string): string {
  const person = demoPeople.find((each) => each.subject === subject)
  if (!person) throw new Error(`nobody is called ${subject}`)
  return person.fullName
}

/** Signs in as people do: the portal's page, the provider's page, and back. */
export async function signInOn(page: Page, subject: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: nameOf(subject), exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible()
}

/** A browser's state after signing in. */
export async function signIn(browser: Browser, subject: string) {
  const context = await browser.newContext({ baseURL: origin, javaScriptEnabled: true })
  try {
    const page = await context.newPage()
    await signInOn(page, subject)
    return await context.storageState()
  } finally {
    await context.close()
  }
}
