import { nameOf, signInOn } from '../support/sign-in.ts'
import { expect, test } from '../support/test.ts'

/* What goes wrong on the way in, and what somebody then reads. */

const problem = 'You are not signed in'

for (const [what, query] of [
  ['denied', 'error=access_denied&state=x'],
  ['another state', 'code=x&state=x'],
  ['nothing at all', ''],
] as const)
  test(`the provider sends back: ${what}`, async ({ page }) => {
    await page.goto(`/api/auth/callback/directory?${query}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(problem)
    await page.getByRole('link', { name: 'Try again' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
  })

test('somebody else signs in at the same browser: the first session ends', async ({ page }) => {
  await signInOn(page, 'amara.okafor')
  const before = await page.context().cookies()
  await signInOn(page, 'paula.reyes')
  await expect(page.getByRole('banner').getByText(nameOf('paula.reyes'))).toBeVisible()
  await page.context().clearCookies()
  await page.context().addCookies(before)
  await page.goto('/declarations')
  await expect(page).toHaveURL(/\/(sign-in|session-ended)/)
})

test('signing in again gives a new token', async ({ page }) => {
  const session = async () =>
    (await page.context().cookies()).find((one) => one.name.startsWith('oa-session'))
  await signInOn(page, 'amara.okafor')
  const first = await session()
  await signInOn(page, 'amara.okafor')
  expect((await session())?.value).not.toBe(first?.value)
})

test('a token of another secret is laid anew before the form is drawn', async ({ page, baseURL }) => {
  const { port } = new URL(baseURL ?? '')
  const name = `oa-csrf-${port}`
  await page
    .context()
    .addCookies([{ name, value: `${'a'.repeat(64)}|${'b'.repeat(64)}`, url: baseURL ?? '' }])
  await signInOn(page, 'amara.okafor')
})

test('a browser that keeps no cookies is told so, not sent to and fro', async ({ page }) => {
  await page.goto('/sign-in?laid=yes&to=%2Fdeclarations')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your browser keeps no cookies')
})

test('the library’s other doors are closed', async ({ request }) => {
  for (const address of ['session', 'providers', 'csrf', 'signout', 'verify-request'])
    expect((await request.get(`/api/auth/${address}`)).status(), address).toBe(404)
})
