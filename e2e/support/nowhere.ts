import { expect, type Page } from '@playwright/test'
import type { Force } from '../../scripts/test/force.ts'

/** Somebody to whom a declaration does not exist: no row, no count, no notice, no page. */
export async function expectNoTrace(
  page: Page,
  force: Force,
  subject: string,
  reference: string,
): Promise<void> {
  for (const address of [
    '/',
    '/reviews',
    '/reviews?show=waiting',
    '/reviews?show=done',
    '/reviews/conditions',
    '/reviews/handover',
    '/reviews/cover',
    '/notices',
  ]) {
    await page.goto(address)
    await expect(page.locator('body'), address).not.toContainText(reference)
  }
  for (const address of ['/reviews', '/declarations', '/standards']) {
    await page.goto(`${address}/${reference}`)
    await expect(page.getByRole('heading', { level: 1 }), address).toHaveText(/not here/)
  }
  const { rows } = await force.db.query(
    `SELECT (SELECT count(*)::int FROM notice n WHERE n.reference = d.reference AND n.person_id = $2) AS notices,
            d.reviewer_id = $2 AS reviews
       FROM declaration d WHERE d.reference = $1`,
    [reference, force.id(subject)],
  )
  expect(rows[0]?.notices).toBe(0)
  expect(rows[0]?.reviews).not.toBe(true)
}
