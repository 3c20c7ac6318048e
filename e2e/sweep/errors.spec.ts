import type { Page } from '@playwright/test'
import type { Force } from '../../scripts/test/force.ts'
import { expectAccessible, expectNoOverflow, expectWellFormed } from '../support/accessibility.ts'
import { emptyDraftOf } from '../support/declare.ts'
import { makeRecords } from '../support/records.ts'
import { expect, test } from '../support/test.ts'

type Case = readonly [who: string, address: string, button: RegExp]

const parts = ['contacts/new', 'accounts/1', 'how/1', 'why', 'work', 'reviewer']
const groups: Readonly<Record<string, (force: Force) => Promise<readonly Case[]>>> = {
  declaring: async (force) => {
    const draft = await emptyDraftOf(force, 'saffron.dale')
    return parts.map((part) => ['saffron.dale', `/declare/${draft}/${part}`, /^Continue$/])
  },
  'following a declaration, searching, opening': async (force) => {
    const { with_manager, returned } = await makeRecords(force)
    return [
      ['amara.okafor', '/check/1', /^Continue$/],
      ['amara.okafor', `/declarations/${with_manager.reference}/correct`, /^Add this/],
      ['amara.okafor', `/declarations/${returned.reference}/answer/${returned.question}`, /^Send/],
      ['imran.castle', '/search', /^Search$/],
      ['freya.lindqvist', `/standards/${with_manager.reference}`, /^Open the record$/],
    ]
  },
  conditions: async (force) => {
    const { with_conditions: made, decided } = await makeRecords(force)
    return [
      ['ewan.price', `/declarations/${decided.reference}/appeal`, /^Send the appeal$/],
      ['ewan.price', `/declarations/${made.reference}/conditions/${made.condition}`, /^Send your answer$/],
      ['ewan.price', `/declarations/${made.reference}/ceased/${made.associations[0]}`, /^Confirm that/],
      ['elif.warner', `/reviews/conditions/${made.condition}`, /^Record the check$/],
      ['imran.castle', `/standards/${made.reference}/check`, /^Record the check$/],
      ['ngozi.adair', `/standards/${made.reference}/reword`, /^Put the new words in force$/],
    ]
  },
  'professional standards': async (force) => {
    const { assigned, assessed, countersign, appealed } = await makeRecords(force)
    return [
      ['imran.castle', `/standards/${assigned.reference}/ask`, /^Send the question$/],
      ['imran.castle', `/standards/${assigned.reference}/note`, /^Add the note$/],
      ['imran.castle', `/standards/${assigned.reference}/refer`, /^Record the referral$/],
      ['imran.castle', `/standards/${appealed.reference}/answer-referral`, /^Record the answer$/],
      ['ngozi.adair', `/standards/${appealed.reference}/hear-appeal`, /^Continue$/],
      ['imran.castle', `/standards/${assigned.reference}/restrict`, /^Continue$/],
      ['imran.castle', `/standards/${assessed.reference}/decide`, /^Continue$/],
      ['ngozi.adair', `/standards/${countersign.reference}/countersign`, /^Continue$/],
      ['judith.amadi', '/policy/conditions/new', /^See what changes$/],
    ]
  },
}

/** The form on the page says what is wrong with it, and each line leads to its field. */
async function expectErrors(page: Page, address: string): Promise<void> {
  const summary = page.locator('.error-summary')
  await expect.soft(summary, address).toBeFocused()
  await expect.soft(page, address).toHaveTitle(/^Error: /)
  await expectAccessible(page)
  await expectWellFormed(page)
  await expectNoOverflow(page)
  for (const link of await summary.getByRole('link').all()) {
    const field = ((await link.getAttribute('href')) ?? '#nothing').slice(1)
    await link.click()
    const focused = await page.evaluate(() => document.activeElement?.id ?? '')
    expect.soft(focused, `${address}: “${await link.textContent()}” leads to its field`).toBe(field)
  }
}

for (const [name, forms] of Object.entries(groups))
  test(`forms left empty, ${name}: the summary takes focus, each line leads to its field, the title says so`, async ({
    signedInAs,
    force,
  }) => {
    for (const [who, address, button] of await forms(force)) {
      const page = await signedInAs(who)
      await page.goto(address)
      const asked = page.getByText('Say why you open it')
      if (!button.test('Open the record') && (await asked.isVisible())) {
        await page.locator('[name="reason"]').fill('Linked to enquiry 4711 of mine')
        await page.getByRole('button', { name: 'Open the record' }).click()
        await expect(asked).toBeHidden()
      }
      await page.getByRole('button', { name: button }).last().click()
      await expectErrors(page, address)
      await page.close()
    }
  })

test('a decision that asks for conditions: its second page says what is missing, and keeps the first', async ({
  signedInAs,
  force,
}) => {
  const { assessed } = await makeRecords(force)
  const page = await signedInAs('imran.castle')
  const address = `/standards/${assessed.reference}/decide`
  await page.goto(address)
  await page.locator('[name^="outcome."][value="cease_contact"]').check()
  await page.locator('[name="rationale"]').fill('Words that stay')
  await page.locator('[name="message"]').fill('You are told')
  await page.getByRole('button', { name: /^Continue$/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Set the conditions' })).toBeVisible()
  await expectAccessible(page)
  await expectWellFormed(page)
  await expectNoOverflow(page)
  await page.getByText('Set another condition').click()
  await page.locator('[name="condition.2.wording"]').fill('Say nothing')
  await page.locator('[name="condition.2.start.year"]').fill('2020')
  await page.getByRole('button', { name: /^Continue$/ }).click()
  await expectErrors(page, address)
  await expect(page.locator('[name="condition.2.wording"]')).toHaveValue('Say nothing')
  await page.getByRole('button', { name: 'Go back and change' }).click()
  await expect(page.locator('[name="rationale"]')).toHaveValue('Words that stay')
})

test('declaring by the keyboard alone', async ({ signedInAs, force }) => {
  const draft = await emptyDraftOf(force, 'kofi.brannigan')
  const page = await signedInAs('kofi.brannigan')
  await page.goto(`/declare/${draft}/contacts/new`)
  const tabTo = async (name: string) => {
    for (let steps = 0; steps < 80; steps++) {
      await page.keyboard.press('Tab')
      if (await page.evaluate((wanted) => document.activeElement?.getAttribute('name') === wanted, name))
        return
    }
    throw new Error(`Tab never came to ${name}`)
  }
  await tabTo('kind')
  await page.keyboard.press('Space')
  await tabTo('person.nameKnown')
  await page.keyboard.press('Space')
  await tabTo('person.name')
  await page.keyboard.type('Corin Testkeyboard')
  await tabTo('birthKnown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowDown')
  await tabTo('description')
  await page.keyboard.type('Keyboard only.')
  await page.keyboard.press('Tab')
  for (let steps = 0; steps < 20; steps++) {
    if ((await page.evaluate(() => document.activeElement?.textContent)) === 'Continue') break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveURL(/contacts\/new$/)
  await page.goto(`/declare/${draft}/contacts`)
  await expect(page.locator('main')).toContainText('Corin Testkeyboard')
})
