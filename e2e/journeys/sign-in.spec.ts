import { signInOn } from '../support/sign-in.ts'
import { expect, test } from '../support/test.ts'

test('signing in, coming back to the page that was wanted, and signing out', async ({ page }) => {
  await page.goto('/guidance/groups-and-administrators')
  await expect(page).toHaveURL(/\/sign-in/)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Choose who to be' })).toBeVisible()
  await page.getByRole('button', { name: 'Amara Okafor', exact: true }).click()
  await expect(page).toHaveURL(/\/guidance\/groups-and-administrators$/)
  await expect(page.getByText('Amara Okafor')).toBeVisible()

  const before = await page.context().cookies()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/signed-out|sign-in/)
  // The old cookie opens nothing any more, even when somebody kept it.
  await page.context().addCookies(before)
  await page.goto('/declarations')
  await expect(page).toHaveURL(/\/(sign-in|session-ended)/)
})

test('somebody whom the directory does not know gets a page, not an account', async ({ page, force }) => {
  const count = async () =>
    (await force.db.query('SELECT count(*)::int AS people FROM person')).rows[0]?.people
  const before = await count()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Someone the directory does not know' }).click()
  await expect(page).toHaveURL(/\/sign-in\/unknown/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await count()).toBe(before)
})

test('somebody who has left is not let in', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Aaron Pike', exact: true }).click()
  await expect(page).toHaveURL(/\/sign-in\/(unknown|problem)/)
})

test('an address elsewhere is no place to come back to', async ({ page }) => {
  await page.goto('/sign-in?to=https%3A%2F%2Felsewhere.example%2F')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Jonah Whitlock', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible()
})

test('a second browser of the same person is a session of its own', async ({ page, signedInAs }) => {
  const other = await signedInAs('saffron.dale')
  await signInOn(page, 'saffron.dale')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await other.goto('/declarations')
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Your declarations')
})
