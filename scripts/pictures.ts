import { mkdirSync } from 'node:fs'
import { type Browser, chromium, type Page } from '@playwright/test'
import { findBrowser } from './test/browser.ts'

/*
 * `npm run pictures`: takes the README's pictures from a freshly seeded demo that is running (`npm start`), at PORT. Everybody in them
 * is invented.
 */
const base = `http://localhost:${process.env.PORT ?? '3000'}`
const folder = new URL('../docs/pictures/', import.meta.url)
mkdirSync(folder, { recursive: true })

const executablePath = findBrowser()
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  await asPerson(browser, 'Jonah Whitlock', async (page) => {
    await page.getByRole('link', { name: /^OA-/ }).last().click()
    await take(page, 'declaration')
  })
  await asPerson(browser, 'Amara Okafor', async (page) => {
    await page.goto(`${base}/declare`)
    await page.getByRole('button', { name: 'Start' }).click()
    await page.waitForURL('**/declare/*-*')
    await take(page, 'task-list')
  })
  await asPerson(browser, 'Paula Reyes', async (page) => {
    await page.goto(`${base}/reviews`)
    await page.getByRole('link', { name: /^OA-/ }).first().click()
    await take(page, 'review')
  })
  await asPerson(browser, 'Imran Castle', async (page) => {
    await page.goto(`${base}/standards`)
    await page.getByRole('link', { name: /^OA-/ }).first().click()
    await take(page, 'record')
    await page.goto(`${base}/search`)
    await page
      .getByLabel(/reason|why/i)
      .first()
      .fill('Somebody asked who runs this group.')
    await page.getByLabel('Search for').fill('5-a-side')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.waitForURL('**/search/*')
    await take(page, 'search')
  })
} finally {
  await browser.close()
}

async function asPerson(opened: Browser, name: string, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await opened.newContext({
    viewport: { width: 1100, height: 820 },
    locale: 'en-GB',
    colorScheme: 'light',
  })
  const page = await context.newPage()
  await page.goto(`${base}/sign-in`)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: new RegExp(name) }).click()
  await page.waitForURL(`${base}/**`)
  await work(page)
  await context.close()
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState()
  await page.screenshot({ path: new URL(`${name}.png`, folder).pathname })
  console.log(`docs/pictures/${name}.png`)
}
