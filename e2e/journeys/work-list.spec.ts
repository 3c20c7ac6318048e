import type { Page } from '@playwright/test'
import { expectAccessible, expectNoOverflow, expectWellFormed } from '../support/accessibility.ts'
import { fill } from '../support/declare.ts'
import { signInOn } from '../support/sign-in.ts'
import { expect, test } from '../support/test.ts'

/* What there is to do, by week and in numbers; and several records given to one person. Other tests declare meanwhile: nothing is counted but one's own. */

const belief = { categories: ['hierarchical_organisation'] }
const list = '/standards?view=unassigned&unit=NB&category=hierarchical_organisation'

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled })

    test('several records are ticked, seen once more, and assigned; each is told of', async ({
      page,
      force,
    }) => {
      const fine = await force.declares('hana.sethi', belief)
      const moved = await force.declares('hana.sethi', belief)
      await signInOn(page, 'imran.castle')
      await page.goto(list)
      for (const reference of [fine, moved]) await tick(page, reference)
      await page.getByRole('button', { name: 'Assign those ticked' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Assign records')

      // Nobody chosen is an error that leads to the field, and the ticks stay.
      await fill(page, { assessor: '' })
      await page.getByRole('button', { name: 'Check before it counts' }).click()
      await expect(page.getByRole('link', { name: 'Choose who takes them' })).toBeVisible()
      await expect(page.getByRole('checkbox', { name: fine })).toBeChecked()

      await fill(page, { assessor: force.id('freya.lindqvist') })
      await page.getByRole('button', { name: 'Check before it counts' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Assign 2 records?')
      await expect(page.locator('main')).toContainText('Freya Lindqvist')
      for (const reference of [fine, moved]) await expect(page.locator('main')).toContainText(reference)

      if (javaScriptEnabled) await expectInOrder(page)

      // Somebody takes one of them in between.
      await force.does('ngozi.adair', 'standards', moved, {
        type: 'assign',
        assessorId: force.id('ngozi.adair'),
      })
      await page.getByRole('button', { name: 'Assign 2 records' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        '1 of 2 records was assigned to Freya Lindqvist',
      )
      await expect(page.getByRole('row').filter({ hasText: fine })).toContainText('Assigned')
      await expect(page.getByRole('row').filter({ hasText: moved })).toContainText('Somebody has acted on it')
      if (javaScriptEnabled) await expectInOrder(page)
      await page.getByRole('link', { name: 'Back to the list' }).last().click()
      await expect(page).toHaveURL(/view=unassigned/)
      await expect(page.getByRole('link', { name: fine })).toHaveCount(0)
    })
  })

test('a list is looked at week by week, and what is chosen stands in its address', async ({
  signedInAs,
  force,
}) => {
  const reference = await force.declares('hana.sethi', belief)
  const imran = await signedInAs('imran.castle')
  await imran.goto(list)
  const weeks = imran.getByRole('navigation', { name: 'When it is due' })
  await expect(weeks.getByRole('link', { name: 'At any time' })).toHaveAttribute('aria-current', 'page')
  // Twenty working days from now.
  await weeks.getByRole('link', { name: 'Later, or without a date' }).click()
  await expect(imran).toHaveURL(/due=later/)
  await expect(imran).toHaveURL(/unit=NB/)
  await expect(imran.getByRole('link', { name: reference })).toBeVisible()
  await weeks.getByRole('link', { name: 'Overdue' }).click()
  await expect(imran.getByRole('link', { name: reference })).toHaveCount(0)
})

test('each number of the overview leads to its list', async ({ signedInAs, force }) => {
  await force.declares('hana.sethi', belief)
  const ngozi = await signedInAs('ngozi.adair')
  await ngozi.goto('/standards')
  await ngozi.getByRole('link', { name: 'Overview in numbers' }).click()
  await expect(ngozi.getByRole('heading', { level: 1 })).toHaveText('Overview')
  const links = await ngozi
    .locator('main table a')
    .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))
  expect(links.length).toBeGreaterThan(10)
  for (const address of links) {
    const answered = await ngozi.goto(address)
    expect(answered?.status(), address).toBe(200)
  }
  await ngozi.goto('/standards/overview')
  const unit = ngozi.getByRole('row').filter({ hasText: 'Northbank' })
  await expect(unit.getByRole('img')).toHaveAccessibleName(/^\d+ of \d+ overdue$/)
  await unit.getByRole('link', { name: /open, Northbank/ }).click()
  await expect(ngozi).toHaveURL(/view=open&unit=NB/)
})

test('a line manager sees by week what waits with them, and nothing of what went past them', async ({
  signedInAs,
  force,
}) => {
  const held = await force.declares('amara.okafor')
  const past = await force.declares('amara.okafor', {
    reviewer: { keepFromManager: true, reason: 'It is about her.' },
  })
  const paula = await signedInAs('paula.reyes')
  await paula.goto('/reviews')
  await paula.getByRole('link', { name: 'My team by week' }).click()
  await expect(paula.getByRole('heading', { level: 1 })).toHaveText('My team')
  await paula.getByRole('link', { name: /in all: declaration to decide on/ }).click()
  await expect(paula).toHaveURL(/kind=decide/)
  const pages = await everyPage(paula)
  expect(pages).toContain(held)
  expect(pages).not.toContain(past)
})

/** The steps of a form have no address of their own, so the sweep does not come by here. */
async function expectInOrder(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectWellFormed(page)
  await expectNoOverflow(page)
}

async function tick(page: Page, reference: string): Promise<void> {
  await page.getByRole('checkbox', { name: `Assign ${reference}` }).check()
}

/** The words of all pages of a list, from the one that is shown. */
async function everyPage(page: Page): Promise<string> {
  let words = ''
  for (;;) {
    words += (await page.locator('main').textContent()) ?? ''
    const next = page.getByRole('link', { name: 'Next page' })
    if ((await next.count()) === 0) return words
    await next.click()
    await page.waitForLoadState()
  }
}
