import { declareUpToCheck, send } from '../support/declare.ts'
import { approve, assess, decide, historyOf, search, take } from '../support/desk.ts'
import { signInOn } from '../support/sign-in.ts'
import { expect, test } from '../support/test.ts'

test.use({ javaScriptEnabled: false })

test('the whole main job with JavaScript off', async ({ page, signedInAs }) => {
  const handle = `marlowe_${Date.now() % 1_000_000}`
  await signInOn(page, 'amara.okafor')
  await page.goto('/check')
  await page.getByRole('link', { name: 'Start the check' }).click()
  for (let asked = 0; asked < 6 && !page.url().includes('/result'); asked++) {
    await page.locator('main input[type="radio"]').first().check()
    await page.getByRole('button', { name: 'Continue' }).click()
  }
  await expect(page).toHaveURL(/\/check\/result/)

  await declareUpToCheck(page, {
    who: { 'person.name': 'Lee Testmarlowe' },
    accounts: { 'accounts.0.raw': `@${handle} on telegram` },
    how: { relationship: 'former_colleague', howKnown: 'He runs the five-a-side group.' },
    why: { 'categories[]': ['dismissed_from_policing'], concern: 'He was dismissed in 2023.' },
  })
  await expect(page.locator('main')).toContainText('He was dismissed in 2023.')
  const reference = await send(page)

  const paula = await signedInAs('paula.reyes')
  await approve(paula, reference, 'She came to me at once.')

  const imran = await signedInAs('imran.castle')
  expect(await search(imran, handle, 'handle')).toContain(reference)
  await take(imran, reference)
  await assess(imran, reference, {
    riskGrade: 'medium',
    rationale: 'A group with an administrator of his kind.',
  })
  await decide(imran, reference, {
    outcome: 'cease_contact',
    rationale: 'She need not be in it.',
    message: 'Please leave the group and tell your line manager when you have.',
    referral: 'conduct',
  })

  await page.goto(`/declarations/${reference}`)
  await expect(page.locator('main')).toContainText('Please leave the group')
  await expect(page.locator('main')).not.toContainText('She need not be in it')

  const history = await historyOf(imran, reference)
  const steps = [
    /sent/i,
    /opened/i,
    /approved/i,
    /professional standards/i,
    /assigned|taken/i,
    /assessed|assessment/i,
    /decision/i,
  ]
  for (const step of steps) expect(history.join('\n'), `the history holds ${step}`).toMatch(step)
})

test('errors without scripts: the summary, the words typed, “Error:” in the title', async ({
  signedInAs,
}) => {
  const page = await signedInAs('amara.okafor')
  await page.goto('/search')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/not here/)

  const imran = await signedInAs('imran.castle')
  await imran.goto('/search')
  await imran.locator('[name="term"]').fill('words that stay')
  await imran.getByRole('button', { name: 'Search' }).click()
  await expect(imran).toHaveTitle(/^Error: /)
  await expect(imran.getByRole('heading', { name: 'There is a problem' })).toBeVisible()
  await expect(imran.locator('[name="term"]')).toHaveValue('words that stay')
})
