import { expect, type Page } from '@playwright/test'
import { fill } from './declare.ts'

/* What line managers and professional standards do on their pages, with scripts or without. */

/** The line manager opens a declaration from the queue. */
export async function openReview(page: Page, reference: string): Promise<void> {
  await page.goto('/reviews')
  await page.getByRole('link', { name: reference }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Review')
}

/** Approves with reasons, reads the confirm step, and confirms. */
export async function approve(page: Page, reference: string, rationale: string): Promise<void> {
  await openReview(page, reference)
  await fill(page, { standing: 'yes', decision: 'approve' })
  const form = page.locator('form', { has: page.locator('[name="measures"]') })
  await form.locator('[name="rationale"]').fill(rationale)
  await form.locator('[name="measures"][value="none"]').check()
  await form.getByRole('button', { name: 'Check before it counts' }).click()
  await expect(page.getByRole('heading', { name: 'Check before it counts' })).toBeVisible()
  await expect(page.locator('main')).toContainText(rationale)
  await page.getByRole('button', { name: /^I approve/ }).click()
  await expect(page.getByText(`Your approval of ${reference} was recorded`)).toBeVisible()
}

/** Returns it with a question about one part. */
export async function giveBack(
  page: Page,
  reference: string,
  place: string,
  question: string,
): Promise<void> {
  await openReview(page, reference)
  await fill(page, { standing: 'yes', decision: 'giveBack', place, question })
  await page.getByRole('button', { name: 'Check before it counts' }).and(page.locator(':visible')).click()
  await page.getByRole('button', { name: 'Send this question' }).click()
  await expect(page.getByText(`Your question about ${reference} was sent`)).toBeVisible()
}

/** Refers it to professional standards. */
export async function refer(page: Page, reference: string, rationale: string): Promise<void> {
  await openReview(page, reference)
  await fill(page, { standing: 'yes', decision: 'refer' })
  const form = page.locator('.choice-with-reveal', { has: page.locator('[value="refer"]') }).locator('form')
  await form.locator('[name="rationale"]').fill(rationale)
  await form.getByRole('button', { name: 'Check before it counts' }).click()
  await page.getByRole('button', { name: 'Refer it to professional standards' }).click()
  await expect(page.getByText(`${reference} was referred to professional standards`)).toBeVisible()
}

/** Finds declarations by search, with a reason for access. Answers with the references found. */
export async function search(page: Page, term: string, kind = 'any'): Promise<readonly string[]> {
  await page.goto('/search')
  await fill(page, { term, kind, reason: 'Linked to enquiry 4711 of mine' })
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(/\/search\/[\da-f-]{36}/)
  const links = page.locator('main a[href^="/standards/OA-"]')
  const hrefs = await links.evaluateAll((found) => found.map((each) => each.getAttribute('href') ?? ''))
  return [...new Set(hrefs.map((href) => href.slice('/standards/'.length, '/standards/'.length + 12)))]
}

/** Opens a page of a record, giving the reason if one is asked for. */
export async function openRecord(page: Page, reference: string, part = ''): Promise<void> {
  await page.goto(`/standards/${reference}${part === '' ? '' : `/${part}`}`)
  const reason = page.locator('main [name="reason"]')
  const asked = page.getByText('Say why you open it')
  if (await asked.isVisible()) {
    await reason.fill('Linked to enquiry 4711 of mine')
    await page.getByRole('button', { name: 'Open the record' }).click()
    await expect(asked).toBeHidden()
  }
}

/** Takes the record as one's own work. */
export async function take(page: Page, reference: string): Promise<void> {
  await openRecord(page, reference, 'assign')
  await page.getByRole('button', { name: 'Assign' }).click()
  await expect(page.getByText('The assignment was recorded')).toBeVisible()
}

type Judgement = {
  riskGrade: 'low' | 'medium' | 'high'
  manageability?: 'manageable' | 'escalate'
  rationale: string
}

/** Assesses with the four facts. */
export async function assess(page: Page, reference: string, judgement: Judgement): Promise<void> {
  await openRecord(page, reference, 'assess')
  await fill(page, {
    nature: 'Contact online, at leisure.',
    howKnown: 'As the declarant tells it.',
    ongoing: 'Ongoing.',
    access: 'Usual for the role.',
    manageability: 'manageable',
    ...judgement,
  })
  await page.getByRole('button', { name: 'Record the assessment' }).click()
  await expect(page.getByText('Your assessment was recorded')).toBeVisible()
}

type Decision = {
  outcome: string
  rationale: string
  message: string
  referral?: string
  /** Where the outcome asks for one; else a usual one, checked by whoever stands first in the list. */
  condition?: { template: string; owner?: string; weeks: string }
}

/** Fills the three boxes of a date so many days from now. */
export async function fillDay(page: Page, name: string, days: number): Promise<void> {
  const [year = '', month = '', day = ''] = new Date(Date.now() + days * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .split('-')
  for (const [part, value] of Object.entries({ day, month, year }))
    await page.locator(`[name="${name}.${part}"]`).fill(value)
}

/** One condition on the second page of a decision. */
async function setCondition(page: Page, { template, owner, weeks }: NonNullable<Decision['condition']>) {
  await expect(page.getByRole('heading', { name: 'Set the conditions' })).toBeVisible()
  await page.locator('[name="condition.1.template"]').selectOption(template)
  const who = page.locator('[name="condition.1.owner"]')
  const labels = await who.locator('option').allInnerTexts()
  await who.selectOption(
    owner ? { label: labels.find((label) => label.includes(owner)) ?? owner } : { index: 1 },
  )
  await page.locator('[name="condition.1.weeks"]').fill(weeks)
  await fillDay(page, 'condition.1.review', 120)
  for (const box of await page.locator('main input[name^="confirm."][name$=".day"]').all())
    await fillDay(page, ((await box.getAttribute('name')) ?? '').replace(/\.day$/, ''), 21)
  await page.locator('main button[name="step"][value="check"]').click()
}

/** Records a decision, reads it once more, and confirms. */
export async function decide(page: Page, reference: string, decision: Decision): Promise<void> {
  const { outcome, referral, condition, ...words } = decision
  await openRecord(page, reference, 'decide')
  for (const radio of await page.locator(`main [name^="outcome."][value="${outcome}"]`).all())
    await radio.check()
  await fill(page, words)
  if (referral)
    await fill(page, { 'referrals[]': [referral], [`referral.${referral}`]: 'For their next look at it.' })
  await page.locator('main button[name="step"][value="check"]').click()
  if (['continue_with_conditions', 'monitor', 'cease_contact'].includes(outcome))
    await setCondition(page, condition ?? { template: 'no_disclosure', weeks: '6' })
  await page.locator('main button[name="step"][value="confirmed"]').click()
  await expect(page.getByText(/The decision was recorded/)).toBeVisible()
}

/** Signs a colleague's decision as the second person. */
export async function countersign(page: Page, reference: string, rationale: string): Promise<void> {
  await openRecord(page, reference, 'countersign')
  await fill(page, { agreed: 'yes', rationale })
  await page.locator('main button[name="step"][value="check"]').click()
  await page.locator('main button[name="step"][value="confirmed"]').click()
  await expect(page.getByText('Your signature was recorded')).toBeVisible()
}

/** What stands in the history of a record, oldest first. */
export async function historyOf(page: Page, reference: string): Promise<readonly string[]> {
  await openRecord(page, reference, 'history')
  const titles = await page.locator('main .timeline > li').locator('h3, h4').allInnerTexts()
  return titles.toReversed()
}
