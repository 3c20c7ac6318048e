import { declare } from '../support/declare.ts'
import { approve, openRecord } from '../support/desk.ts'
import { expect, test } from '../support/test.ts'

test('journalist: an old friendship is settled by the line manager, and the category forces no grade', async ({
  signedInAs,
}) => {
  const mia = await signedInAs('mia.tran')
  const reference = await declare(mia, {
    who: { 'person.name': 'Petra Testpress' },
    accounts: { 'accounts.0.raw': 'https://www.linkedin.com/in/petra-testpress' },
    how: { howKnown: 'We were at school together.' },
    why: { 'categories[]': ['journalist'], concern: 'She reports on crime. We never talk about work.' },
  })

  const delphine = await signedInAs('delphine.archer')
  await approve(delphine, reference, 'Known to me for years, declared openly.')
  await mia.goto(`/declarations/${reference}`)
  await expect(mia.getByText('Approved by your line manager').first()).toBeVisible()
  await expect(mia.locator('main')).not.toContainText('Known to me for years')

  const imran = await signedInAs('imran.castle')
  await openRecord(imran, reference)
  await expect(imran.locator('main')).toContainText('Not assessed yet')
  await expect(imran.locator('main')).not.toContainText('High')
})
