import { decided } from '../../scripts/test/decided.ts'
import { openRecord } from '../support/desk.ts'
import { expect, test } from '../support/test.ts'

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled })

    test('a condition is worded anew: the declarant answers again, and the words before stay on record', async ({
      signedInAs,
      force,
    }) => {
      const reference = await decided(force)
      const wording = `Leave the group on Telegram, and every group that follows it. ${Date.now()}`
      const ewan = await signedInAs('ewan.price')
      await ewan.goto(`/declarations/${reference}`)
      await ewan
        .getByRole('link', { name: /answer/i })
        .first()
        .click()
      await ewan.locator('[name="answer"][value="yes"]').check()
      await ewan.getByRole('button', { name: 'Send your answer' }).click()
      await expect(ewan.locator('main')).toContainText('You acknowledged it')

      // Only a decision maker may.
      const imran = await signedInAs('imran.castle')
      await openRecord(imran, reference, 'conditions')
      await expect(imran.getByRole('link', { name: 'Word a condition anew' })).toHaveCount(0)

      const ngozi = await signedInAs('ngozi.adair')
      await openRecord(ngozi, reference, 'conditions')
      await ngozi.getByRole('link', { name: 'Word a condition anew' }).first().click()
      // The words that stand are in the box, and are not recorded as new ones.
      await ngozi.locator('[name="reason"]').fill('It was not clear which group.')
      await ngozi.getByRole('button', { name: 'Put the new words in force' }).click()
      await expect(ngozi.locator('main')).toContainText('These are the words that stand now')
      await ngozi.locator('[name="wording"]').fill(wording)
      await ngozi.getByRole('button', { name: 'Put the new words in force' }).click()
      await expect(ngozi.getByText('The new words stand')).toBeVisible()
      await openRecord(ngozi, reference, 'conditions')
      await expect(ngozi.locator('main')).toContainText('Words until')
      await expect(ngozi.locator('main')).toContainText('None yet to the new words.')

      await ewan.goto(`/declarations/${reference}`)
      await expect(ewan.locator('main')).toContainText(wording)
      await expect(ewan.locator('main')).toContainText('It was not clear which group.')
      await ewan
        .getByRole('link', { name: /answer/i })
        .first()
        .click()
      await ewan.locator('[name="answer"][value="yes"]').check()
      await ewan.getByRole('button', { name: 'Send your answer' }).click()
      await expect(ewan.locator('main')).toContainText('You acknowledged it')
    })
  })
