import { decided } from '../../scripts/test/decided.ts'
import { openRecord } from '../support/desk.ts'
import { expect, test } from '../support/test.ts'

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled })

    test('an appeal is made once and heard by somebody else; the declarant reads what came of it, and not the reasons', async ({
      signedInAs,
      force,
    }) => {
      const reference = await decided(force)
      const grounds = `I had left the group before I was asked to. ${Date.now()}`
      const reasons = 'The date on which he left was not looked at.'
      const ewan = await signedInAs('ewan.price')
      await ewan.goto(`/declarations/${reference}`)
      await expect(ewan.locator('main')).toContainText('You can appeal against this decision until')
      await ewan.getByRole('link', { name: 'Appeal', exact: true }).click()
      await ewan.getByRole('button', { name: 'Send the appeal' }).click()
      await expect(
        ewan.getByRole('link', { name: 'Say why you think that the decision is wrong' }),
      ).toBeVisible()
      await ewan.locator('[name="grounds"]').fill(grounds)
      await ewan.getByRole('button', { name: 'Send the appeal' }).click()
      await expect(ewan.getByText('Your appeal was sent')).toBeVisible()
      await expect(ewan.locator('main')).toContainText('Until then the decision stays in force.')
      await expect(ewan.locator('main')).not.toContainText('You can appeal against this decision until')

      // Whoever made the decision reads the appeal, and cannot hear it.
      const imran = await signedInAs('imran.castle')
      await openRecord(imran, reference, 'decision')
      await expect(imran.locator('main')).toContainText(grounds)
      await expect(imran.getByRole('link', { name: 'Hear the appeal' })).toHaveCount(0)

      const ngozi = await signedInAs('ngozi.adair')
      await openRecord(ngozi, reference)
      await ngozi.getByRole('link', { name: 'Hear the appeal' }).first().click()
      await expect(ngozi.locator('main')).toContainText(grounds)
      await ngozi.locator('[name="stands"][value="no"]').check()
      await ngozi.locator('[name="reasons"]').fill(reasons)
      await ngozi.locator('[name="message"]').fill('Somebody else decides it again.')
      await ngozi.locator('main button[name="step"][value="check"]').click()
      await expect(ngozi.getByText('Check before it counts')).toBeVisible()
      await ngozi.locator('main button[name="step"][value="confirmed"]').click()
      await expect(ngozi.getByText('Your finding on the appeal was recorded')).toBeVisible()

      await ewan.goto(`/declarations/${reference}`)
      await expect(ewan.locator('main')).toContainText('It is decided again, by somebody else')
      await expect(ewan.locator('main')).toContainText('Somebody else decides it again.')
      await expect(ewan.locator('body')).not.toContainText(reasons)
      await expect(ewan.locator('body')).not.toContainText('Adair')
    })
  })
