import { randomUUID } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { saveSection, startDraft } from '#lib/commands/drafts.ts'
import type { PartForm } from '#lib/domain/draft.ts'
import type { Force } from '../../scripts/test/force.ts'

/** What somebody answers on each page, by the names of its fields; a list ticks boxes. */
export type Answers = Readonly<Record<PartForm, Readonly<Record<string, string | readonly string[]>>>>
export type Told = { readonly [Form in PartForm]?: Answers[Form] }

/** A complete declaration about somebody invented, but for what a story tells. */
export function answers(told: Told = {}): Answers {
  return {
    who: {
      kind: 'person',
      'person.nameKnown': 'known',
      'person.name': 'Corin Testwood',
      birthKnown: 'not_known',
      ...told.who,
    },
    accounts: { accountsKnown: 'known', 'accounts.0.raw': '@corin_t on instagram', ...told.accounts },
    how: {
      relationship: 'friend',
      howKnown: 'We met at a club.',
      frequency: 'monthly',
      sinceKnown: 'not_known',
      ongoing: 'ongoing',
      knowsEmployer: 'no',
      ...told.how,
    },
    why: {
      'categories[]': ['journalist'],
      'limbs[]': ['reputation'],
      concern: 'Nothing, but I want it on record.',
      certainty: 'known',
      source: 'They told me.',
      ...told.why,
    },
    work: {
      work: 'Response team.',
      access: 'The usual systems.',
      workConflict: 'no',
      'warning[]': ['lookup-1'],
      lookup: 'no',
      ...told.work,
    },
    reviewer: { keep: 'no', ...told.reviewer },
  }
}

const forms: Readonly<Record<string, PartForm>> = {
  'Who or what': 'who',
  'Accounts and groups': 'accounts',
  'How you know them': 'how',
  'Why it may matter': 'why',
  'Your work': 'work',
  'Who reviews it': 'reviewer',
}

/** Declares through the pages, from the start page to the receipt. Answers with the reference. */
export async function declare(page: Page, told: Told = {}): Promise<string> {
  await declareUpToCheck(page, told)
  return send(page)
}

/** Up to "Check your answers", where everything stands once more. */
export async function declareUpToCheck(page: Page, told: Told = {}): Promise<void> {
  await page.goto('/declare')
  await page.getByRole('button', { name: /^Start/ }).click()
  await expect(page).toHaveURL(/\/declare\/[\da-f-]{36}/)
  const said = answers(told)
  const heading = page.getByRole('heading', { level: 1 })
  for (let steps = 0; steps < 15; steps++) {
    const title = (await heading.textContent()) ?? ''
    if (title === 'Check your answers') return
    const before = page.url()
    const form = forms[title]
    if (form) await fill(page, said[form])
    if (title === 'Check how we read this')
      for (const yes of await page.locator('input[value="yes"]').all()) await yes.check()
    const onward = form || title.startsWith('Check how') ? 'button' : 'link'
    const named = onward === 'button' ? /^Continue$/ : /^(Continue|Check and send)$/
    await page.getByRole(onward, { name: named }).first().click()
    await expect(page, `the way on from “${title}”: ${await problems(page)}`).not.toHaveURL(before)
    await page.waitForLoadState()
    await expect(heading).not.toHaveText(title)
  }
  throw new Error(`the form did not end: ${(await heading.textContent()) ?? ''}`)
}

/** Presses "I confirm and send" and reads the reference off the receipt. */
export async function send(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'I confirm and send' }).click()
  await expect(page).toHaveURL(/\/declarations\/OA-[\dA-Z]{4}-[\dA-Z]{4}\/sent$/)
  return referenceOf(page)
}

export function referenceOf(page: Page): string {
  return /OA-[\dA-Z]{4}-[\dA-Z]{4}/.exec(page.url())?.[0] ?? ''
}

/** Puts answers into the fields of a page, as somebody does who reads it from top to bottom. */
export async function fill(
  page: Page,
  said: Readonly<Record<string, string | readonly string[]>>,
): Promise<void> {
  for (const [name, answer] of Object.entries(said)) {
    const field = page.locator(`main [name="${name}"]:not([type="hidden"])`)
    if (typeof answer !== 'string') {
      for (const value of answer) await page.locator(`main [name="${name}"][value="${value}"]`).check()
      continue
    }
    const kind = await field
      .first()
      .evaluate((each) => (each instanceof HTMLInputElement ? each.type : each.tagName))
    if (kind === 'radio') await page.locator(`main [name="${name}"][value="${answer}"]`).check()
    else if (kind === 'SELECT') await field.selectOption(answer)
    else await field.fill(answer)
  }
}

/** What the page's error summary says, for a failure's message. */
async function problems(page: Page): Promise<string> {
  const summary = page.locator('.error-summary, main .banner')
  return (await summary.count()) > 0 ? ((await summary.first().textContent()) ?? '') : 'no error is shown'
}

/** A draft with all its parts, made by the portal's own commands. Answers with its id. */
export async function draftOf(force: Force, subject: string, told: Told = {}): Promise<string> {
  const token = await force.signIn(subject)
  // An untouched draft is taken up again by the next start; this one is another.
  const { draftId } = await force.startDraft(subject)
  const parts = answers(told)
  const save = (form: PartForm, contact: number | null, key: string | null) =>
    saveSection(token, draftId, { form, contact, key, base: 0, values: read(parts[form]) })
  await save('who', null, randomUUID())
  await save('accounts', 1, null)
  await save('how', 1, null)
  for (const form of ['why', 'work', 'reviewer'] as const) await save(form, null, null)
  return draftId
}

/** An account as it stands after "Is that right?". */
function read(values: Readonly<Record<string, string | readonly string[]>>) {
  return 'accounts.0.raw' in values
    ? { 'accounts.0.platform': '', ...values, 'accounts.0.right': 'yes' }
    : values
}

/** A new and empty draft. */
export async function emptyDraftOf(force: Force, subject: string): Promise<string> {
  const started = await startDraft(await force.signIn(subject), randomUUID())
  if (!('id' in started)) throw new Error('too many drafts')
  return started.id
}
