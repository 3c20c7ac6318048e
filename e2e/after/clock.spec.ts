import { moveClock, resetClock } from '../support/clock.ts'
import { noticesTitled } from '../support/notices.ts'
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

test('a declaration nobody decided in time moves on to the next manager, and the first one loses sight of it', async ({
  force,
  signedInAsOn,
}) => {
  const reference = await force.declares('harriet.loam')
  await moveClock({ days: 21 })
  const odette = await signedInAsOn('odette.farley', 21)
  await odette.goto('/reviews')
  await expect(odette.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(odette.getByRole('row', { name: new RegExp(reference) })).toHaveCount(0)
  expect(await noticesTitled(odette, `${reference} has moved on`)).toBe(1)
  await odette.goto(`/reviews/${reference}`)
  await expect(odette.getByRole('heading', { level: 1 })).toHaveText(/not here/)

  const next = await signedInAsOn('gareth.nightingale', 21)
  await next.goto('/reviews')
  await expect(next.getByRole('row', { name: new RegExp(reference) })).toBeVisible()
})
