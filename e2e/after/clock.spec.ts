import { moveClock, resetClock } from '../support/clock.ts'
import { sessionCookie } from '../support/portal.ts'
import { expect, test } from '../support/test.ts'

// These move everybody's clock, so they run after all others and one at a time.
test.describe.configure({ mode: 'serial' })
test.afterEach(resetClock)

test('after a quarter of an hour without activity the session has ended, and the page comes back', async ({
  signedInAs,
}) => {
  const page = await signedInAs('gareth.nightingale')
  await page.goto('/declarations')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your declarations')
  await moveClock({ minutes: 16 })
  await page.goto('/declarations')
  await expect(page).toHaveURL(/\/session-ended\?to=%2Fdeclarations/)
})

test('a declaration nobody decided in time is overdue in its manager’s queue', async ({ force, page }) => {
  const reference = await force.declares('harriet.loam')
  await moveClock({ days: 21 })
  const token = await force.signIn('odette.farley', new Date(Date.now() + 21 * 86_400_000))
  await page.context().addCookies([
    {
      name: sessionCookie,
      value: token,
      domain: 'localhost',
      path: '/',
    },
  ])
  await page.goto('/reviews')
  await expect(page.getByRole('row', { name: new RegExp(reference) })).toContainText('Overdue')
})
