import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { mailDir } from '../support/portal.ts'
import { expect, test } from '../support/test.ts'

/** How many mails to somebody name a reference. */
function mails(to: string, reference: string): number {
  const texts = readdirSync(mailDir)
    .filter((name) => name.endsWith('.eml') && !name.startsWith('.'))
    .map((name) => readFileSync(path.join(mailDir, name), 'utf8'))
  return texts.filter((text) => text.includes(`To: ${to}`) && text.includes(reference)).length
}

test('a manager chooses one mail each, and gets one; what can wait was in the portal only before', async ({
  signedInAs,
  force,
}) => {
  const first = await force.declares('samir.kestrel')
  const odette = await signedInAs('odette.farley')
  await odette.goto('/notices')
  await expect(odette.locator('main')).toContainText(`${first} came to you for a decision`)
  await odette.getByRole('link', { name: 'Choose how you are told by e-mail' }).click()
  await expect(odette.getByLabel('Once a day')).toBeChecked()
  await odette.getByLabel('One e-mail each, at once').check()
  await odette.getByRole('button', { name: 'Save' }).click()
  await expect(odette.getByText('Your choice was saved')).toBeVisible()

  const second = await force.declares('samir.kestrel')
  await expect.poll(() => mails('odette.farley@demo.example', second), { timeout: 30_000 }).toBe(1)
  expect(mails('odette.farley@demo.example', first)).toBe(0)

  await odette.goto('/notices/preferences')
  await odette.getByLabel('Once a day').check()
  await odette.getByRole('button', { name: 'Save' }).click()
  await expect(odette.getByText('Your choice was saved')).toBeVisible()
})

test('the days by which to act come as a calendar file, for whom they are and nobody else', async ({
  signedInAs,
  force,
}) => {
  const reference = await force.declares('lena.fox')
  await force.does('greg.tanaka', 'web', reference, { type: 'return', place: 'how', question: 'Since when?' })
  const lena = await signedInAs('lena.fox')
  await lena.goto(`/declarations/${reference}`)
  const [file] = await Promise.all([
    lena.waitForEvent('download'),
    lena.getByRole('link', { name: 'Add the dates to my calendar' }).click(),
  ])
  const text = readFileSync(await file.path(), 'utf8')
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/)
  expect(text).toMatch(/DTSTART;VALUE=DATE:\d{8}\r\n/)
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1)
  expect(text).not.toContain('Since when')

  const hana = await signedInAs('hana.sethi')
  await hana.goto(`/declarations/${reference}/calendar`)
  await expect(hana.getByRole('heading', { level: 1 })).toHaveText(/not here/)
})
