import type { Page } from '@playwright/test'
import { addDays, type Day, toDay } from '#lib/domain/days.ts'
import { joinTeam } from '../../scripts/test/team.ts'
import { expect, test } from '../support/test.ts'

test('cover: a sergeant is away, somebody stands in, and never for what concerns themselves', async ({
  signedInAsOn,
  force,
}) => {
  const team = await joinTeam(force)
  const delegate = await team.joins('delegate', 'inspector')
  const { fullName } = await team.fed(delegate)
  const contact = `Corin Testcover${Date.now() % 100_000}`
  const reference = await force.declares(team.constable, { contact: { fullName: contact } })
  const concerning = await force.declares(team.constable, { contact: { fullName } })

  const sergeant = await signedInAsOn(team.before, 0)
  await sergeant.goto('/reviews')
  await sergeant.getByRole('link', { name: 'Cover', exact: true }).click()
  await arrange(sergeant, team.before, toDay(new Date()), toDay(new Date()))
  await expect(sergeant.getByRole('heading', { name: 'There is a problem' })).toBeVisible()
  await expect(sergeant.getByText('You cannot stand in for yourself').first()).toBeVisible()
  await expect(sergeant.getByLabel('Staff number of the person')).toHaveValue(team.before)
  await arrange(sergeant, delegate, toDay(new Date()), addDays(toDay(new Date()), 400))
  await expect(sergeant.getByText(/Choose at most \d+ days/).first()).toBeVisible()
  await arrange(sergeant, delegate, toDay(new Date()), addDays(toDay(new Date()), 6))
  await expect(sergeant.getByText('Cover is arranged')).toBeVisible()

  const stands = await signedInAsOn(delegate, 0)
  await stands.goto('/notices')
  await stands.getByRole('link', { name: 'You were asked to stand in for a line manager' }).click()
  await expect(stands.getByRole('table', { name: 'You stand in for' })).toContainText('Team before')
  await stands.goto('/reviews')
  await expect(stands.locator('main')).toContainText('You stand in for Team before')
  await expect(stands.locator('main')).not.toContainText(concerning)
  await stands
    .getByRole('row', { name: new RegExp(reference) })
    .getByRole('link')
    .click()
  await expect(stands.locator('main')).toContainText(contact)
  await expect(stands.locator('main')).toContainText('You stand in for')
  await stands.goto(`/reviews/${concerning}`)
  await expect(stands.getByRole('heading', { level: 1 })).toHaveText(/not here/)

  // The one who is away still sees everything, and can end it.
  await sergeant.goto('/reviews')
  for (const each of [reference, concerning]) await expect(sergeant.locator('main')).toContainText(each)
  await sergeant.goto('/reviews/cover')
  await sergeant.getByRole('button', { name: /End it now/ }).click()
  await expect(sergeant.getByText('The cover has ended')).toBeVisible()
  await stands.goto(`/reviews/${reference}`)
  await expect(stands.getByRole('heading', { level: 1 })).toHaveText(/not here/)
})

async function arrange(page: Page, staffNumber: string, from: Day, until: Day) {
  await page.getByLabel('Staff number of the person').fill(staffNumber)
  for (const [name, day] of [
    ['from', from],
    ['until', until],
  ] as const)
    for (const [part, value] of Object.entries({
      year: day.slice(0, 4),
      month: day.slice(5, 7),
      day: day.slice(8),
    }))
      await page.locator(`[name="${name}.${part}"]`).fill(value)
  await page.getByRole('button', { name: 'Arrange cover' }).click()
}
