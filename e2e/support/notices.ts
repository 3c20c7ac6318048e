import { expect, type Page } from '@playwright/test'

/** How often a title stands among somebody's notices, on all their pages: other tests tell the same people of other things. */
export async function noticesTitled(page: Page, title: string): Promise<number> {
  let found = 0
  for (let at = 1; ; at++) {
    await page.goto(`/notices?page=${at}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    found += await page.getByText(title, { exact: true }).count()
    if ((await page.getByRole('link', { name: /^Next/ }).count()) === 0) return found
  }
}
