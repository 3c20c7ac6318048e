import { addDays, toDay } from '#lib/domain/days.ts'
import { expect, test } from '../support/test.ts'

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled })

    test('a policy owner writes a new version, sees what it changes, and publishes it', async ({
      signedInAs,
    }) => {
      const judith = await signedInAs('judith.amadi')
      await judith.goto('/')
      await judith.getByRole('link', { name: 'Policy', exact: true }).click()
      await judith.getByRole('link', { name: 'Overviews' }).click()
      await judith.getByRole('link', { name: 'Write a new version' }).click()
      await judith.locator('[name="body.ageDays.0"]').fill('many')
      await judith.getByRole('button', { name: 'See what changes' }).click()
      await expect(judith.getByRole('link', { name: /^Enter a name for the version/ })).toBeVisible()
      await expect(judith.getByRole('link', { name: /^Enter a day/ })).toBeVisible()

      // What is wrong with the document is told beside the box, and nothing typed is lost.
      const version = `e2e-${javaScriptEnabled ? 'scripts' : 'plain'}-${Date.now() % 1_000_000}`
      const from = addDays(toDay(new Date()), javaScriptEnabled ? 400 : 401)
      const [year = '', month = '', day = ''] = from.split('-')
      await judith.locator('[name="version"]').fill(version)
      await judith.locator('[name="note"]').fill('For a test of the browser.')
      for (const [part, value] of Object.entries({ day, month, year }))
        await judith.locator(`[name="from.${part}"]`).fill(value)
      await judith.getByRole('button', { name: 'See what changes' }).click()
      await expect(judith.getByRole('link', { name: /must be a whole number/ })).toBeVisible()
      await expect(judith.locator('[name="body.ageDays.0"]')).toHaveValue('many')
      const days = String((Date.now() % 5) + 2 + (javaScriptEnabled ? 0 : 5)).slice(0, 1)
      await judith.locator('[name="body.ageDays.0"]').fill(days)
      await judith.getByRole('button', { name: 'See what changes' }).click()
      await expect(judith.getByRole('heading', { name: 'Overviews: what changes' })).toBeVisible()
      await expect(judith.locator('main table')).toContainText(days)
      await judith.getByRole('button', { name: 'Publish this version' }).click()
      await expect(judith.getByText('The new version was published')).toBeVisible()
      const row = judith.getByRole('row', { name: new RegExp(version) })
      await expect(row).toContainText('Coming')
      await expect(row).toContainText('Judith Amadi')
    })
  })

test('new words for a typical condition are in force from today', async ({ signedInAs }) => {
  const judith = await signedInAs('judith.amadi')
  await judith.goto('/policy/conditions/new')
  const label = `Leave a group ${Date.now() % 100_000}`
  const [year = '', month = '', day = ''] = toDay(new Date()).split('-')
  // The name of the version puts it behind the others of the day.
  await judith.locator('[name="version"]').fill(`z-${Date.now()}`)
  await judith.locator('[name="note"]').fill('Plainer words.')
  for (const [part, value] of Object.entries({ day, month, year }))
    await judith.locator(`[name="from.${part}"]`).fill(value)
  await judith.locator('[name="body.templates.4.label"]').fill(label)
  await judith.getByRole('button', { name: 'See what changes' }).click()
  await judith.getByRole('button', { name: 'Publish this version' }).click()
  await expect(judith.getByText('The new version was published')).toBeVisible()

  const row = judith.getByRole('row', { name: /^z-\d+/ }).first()
  await expect(row).toContainText('In force')
  await expect(judith.locator('main')).toContainText(label)

  // Nobody else gets near it.
  const amara = await signedInAs('amara.okafor')
  await amara.goto('/')
  await expect(amara.getByRole('link', { name: 'Policy', exact: true })).toHaveCount(0)
  for (const address of ['/policy', '/policy/conditions', '/policy/conditions/new']) {
    await amara.goto(address)
    await expect(amara.getByRole('heading', { level: 1 }), address).toHaveText(/not here/)
  }
})
