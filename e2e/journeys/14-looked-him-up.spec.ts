import { declare } from '../support/declare.ts'
import { openRecord, openReview } from '../support/desk.ts'
import { expect, test } from '../support/test.ts'

test('looked him up: accepted, told to decision makers alone, and the text is not lost', async ({
  signedInAs,
}) => {
  const words = `I looked him up on the system, once ${Date.now()}.`
  const rory = await signedInAs('rory.flynn')
  const reference = await declare(rory, {
    who: { 'person.name': 'Milo Testlook' },
    why: { 'categories[]': ['suspected_criminality'] },
    work: { lookup: 'yes', lookupText: words },
  })

  const moira = await signedInAs('moira.quill')
  await openReview(moira, reference)
  await expect(moira.locator('main')).toContainText('Milo Testlook')
  await expect(moira.locator('body')).not.toContainText(words)
  await expect(moira.locator('main')).not.toContainText(/looked .* up on|admi/i)

  const imran = await signedInAs('imran.castle')
  await openRecord(imran, reference, 'declared')
  await expect(imran.locator('body')).not.toContainText(words)

  const ngozi = await signedInAs('ngozi.adair')
  await ngozi.goto('/standards?view=lookups')
  await expect(ngozi.locator('main')).toContainText(reference)
  await openRecord(ngozi, reference, 'declared')
  await expect(ngozi.locator('main')).toContainText(words)
})
