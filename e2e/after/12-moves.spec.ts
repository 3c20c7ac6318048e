import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { assessed, decide, done } from '../../scripts/test/decided.ts'
import type { Force } from '../../scripts/test/force.ts'
import { expect, test } from '../support/test.ts'

// Everybody's directory changes, so it runs after all others and alone; Lena has her sergeant back at the end.
test.describe.configure({ mode: 'serial' })

test('conditions overdue: her manager moves; what he held is handed over, and he sees none of it any more', async ({
  signedInAs,
  force,
}, info) => {
  const contact = `Corin Testlena${Date.now() % 100_000}`
  const open = await force.declares('lena.fox', { contact: { fullName: contact } })
  const facts = { categories: ['extremism_terrorism'], contact: { fullName: contact } }
  const watched = await assessed(force, 'medium', 'lena.fox', facts)
  const terms = { ownerId: force.id('greg.tanaka'), wording: 'Leave the group.' }
  await done(decide(force, watched, { terms }))

  const greg = await signedInAs('greg.tanaka')
  await greg.goto(`/reviews/${open}`)
  await expect(greg.locator('main')).toContainText(contact)

  expect(await feed(force, info.outputPath('feed.csv'), 'elif.warner')).toContain(
    'Handed on or handed over: ',
  )
  try {
    // She is told once, without a name, and finds what came to her and when it is due.
    const elif = await signedInAs('elif.warner')
    await elif.goto('/notices')
    await elif.getByRole('link', { name: 'Work was handed over to you' }).first().click()
    await expect(elif.getByRole('heading', { level: 1 })).toHaveText('Handed over to you')
    const review = elif.getByRole('row', { name: new RegExp(open) })
    await expect(review).toContainText('To review')
    const condition = elif.getByRole('row', { name: new RegExp(watched) })
    await expect(condition).toContainText('Leave the group.')
    await expect(elif.locator('main')).not.toContainText(contact)
    await condition.getByRole('link').click()
    await expect(elif.getByRole('heading', { level: 1 })).toContainText('Record a check')
    await expect(elif.locator('main')).not.toContainText(contact)
    await elif.goto(`/reviews/${watched}`)
    await expect(elif.getByRole('heading', { level: 1 })).toHaveText(/not here/)
    await elif.goto(`/reviews/${open}`)
    await expect(elif.locator('main')).toContainText(contact)

    for (const reference of [open, watched]) await seesNothing(greg, reference)
  } finally {
    await feed(force, info.outputPath('back.csv'), 'greg.tanaka')
  }
})

async function seesNothing(page: Page, reference: string) {
  for (const list of ['/', '/reviews', '/reviews?show=done', '/reviews/conditions', '/reviews/handover']) {
    await page.goto(list)
    await expect(page.locator('body'), list).not.toContainText(reference)
  }
  await page.goto(`/reviews/${reference}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/not here/)
}

/** The directory says from now on that this is Lena Fox's line manager: as the force's own system would, by the command. */
async function feed(force: Force, file: string, manager: string): Promise<string> {
  const { rows } = await force.db.query(
    `SELECT p.subject, p.staff_number, p.full_name, p.title, p.email, p.unit_code AS unit, m.staff_number AS manager, p.staff_kind AS kind, p.senior, p.active
     FROM person p, person m WHERE p.subject = 'lena.fox' AND m.subject = $1`,
    [manager],
  )
  writeFileSync(file, `${JSON.stringify(rows[0])}\n`)
  return execFileSync(process.execPath, ['scripts/directory.ts', 'apply', file], { encoding: 'utf8' })
}
