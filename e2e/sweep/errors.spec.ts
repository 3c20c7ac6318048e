import { expectAccessible, expectNoOverflow, expectWellFormed } from '../support/accessibility.ts'
import { emptyDraftOf } from '../support/declare.ts'
import { makeRecords } from '../support/records.ts'
import { expect, test } from '../support/test.ts'

type Case = readonly [who: string, address: string, button: RegExp]

test('every form left empty: the summary takes focus, each line leads to its field, the title says so', async ({
  signedInAs,
  force,
}) => {
  const made = await makeRecords(force)
  const draft = await emptyDraftOf(force, 'saffron.dale')
  const forms: readonly Case[] = [
    ...['contacts/new', 'accounts/1', 'how/1', 'why', 'work', 'reviewer'].map(
      (part): Case => ['saffron.dale', `/declare/${draft}/${part}`, /^Continue$/],
    ),
    ['amara.okafor', '/check/1', /^Continue$/],
    ['amara.okafor', `/declarations/${made.with_manager.reference}/correct`, /^Add this/],
    ['amara.okafor', `/declarations/${made.returned.reference}/answer/${made.returned.question}`, /^Send/],
    ['imran.castle', '/search', /^Search$/],
    ['freya.lindqvist', `/standards/${made.with_manager.reference}`, /^Open the record$/],
    ['imran.castle', `/standards/${made.assigned.reference}/ask`, /^Send the question$/],
    ['imran.castle', `/standards/${made.assigned.reference}/note`, /^Add the note$/],
    ['imran.castle', `/standards/${made.assigned.reference}/refer`, /^Record the referral$/],
    ['imran.castle', `/standards/${made.assigned.reference}/restrict`, /^Continue$/],
    ['imran.castle', `/standards/${made.assessed.reference}/decide`, /^Continue$/],
    ['ngozi.adair', `/standards/${made.countersign.reference}/countersign`, /^Continue$/],
  ]
  for (const [who, address, button] of forms) {
    const page = await signedInAs(who)
    await page.goto(address)
    const asked = page.getByText('Say why you open it')
    if (!button.test('Open the record') && (await asked.isVisible())) {
      await page.locator('[name="reason"]').fill('Linked to enquiry 4711 of mine')
      await page.getByRole('button', { name: 'Open the record' }).click()
      await expect(asked).toBeHidden()
    }
    await page.getByRole('button', { name: button }).last().click()
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
    await page.close()
  }
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
