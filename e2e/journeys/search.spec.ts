import { declare } from '../support/declare.ts'
import { openRecord, search } from '../support/desk.ts'
import { expect, test } from '../support/test.ts'

test('a search is saved, made again and forgotten; its results are narrowed and walked through', async ({
  signedInAs,
}) => {
  const name = `Perpetua Narrow${Date.now() % 1_000_000}`
  const told = { who: { 'person.name': name }, why: { 'categories[]': ['serious_organised_crime'] } }
  const first = await declare(await signedInAs('tomasz.brandt'), { ...told, reviewer: { keep: [] } })
  const second = await declare(await signedInAs('mia.tran'), { who: { 'person.name': name } })

  const imran = await signedInAs('imran.castle')
  expect((await search(imran, name, 'name')).toSorted()).toEqual([first, second].toSorted())
  const address = imran.url()
  expect(address).not.toContain('Perpetua')
  await expect(imran.getByRole('heading', { name: `${name}, in 2 of these declarations` })).toBeVisible()

  const narrow = imran.getByRole('navigation', { name: 'Narrow the results' })
  await narrow.getByRole('link', { name: 'With professional standards' }).click()
  await expect(imran.getByRole('heading', { level: 1 })).toHaveText('1 result')
  await imran.getByRole('link', { name: 'Show all 2 results' }).click()
  await expect(imran.getByRole('heading', { level: 1 })).toHaveText('2 results')

  await openRecord(imran, first)
  await openRecord(imran, second)
  await imran.goto(address)
  await imran.locator('main ol a').first().click()
  await expect(imran.getByText('Result 1 of 2')).toBeVisible()
  await imran.getByRole('link', { name: /^Next: OA-/ }).click()
  await expect(imran.getByText('Result 2 of 2')).toBeVisible()

  await imran.goto(address)
  await imran.getByText('Save this search').click()
  await imran.getByLabel('Name of this search').fill('Weekly look')
  await imran.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(imran.getByText('The search was saved')).toBeVisible()
  await imran.goto('/search')
  await imran.getByRole('link', { name: 'Weekly look', exact: true }).first().click()
  await expect(imran.getByLabel('Search for')).toHaveValue(name)
  await imran.goto('/search')
  await imran.getByRole('link', { name: 'Change Weekly look' }).first().click()
  await imran.getByRole('button', { name: 'Forget this search' }).click()
  await expect(imran.getByText('The search was forgotten')).toBeVisible()
})

test('a search without a trace is kept as evidence', async ({ signedInAs }) => {
  const imran = await signedInAs('imran.castle')
  expect(await search(imran, 'zz nobody is called this zz', 'name')).toEqual([])
  await imran.getByLabel('Note (optional)').fill('For enquiry 4711')
  await imran.getByRole('button', { name: 'Keep this as evidence' }).click()
  await expect(imran.getByText('That there was no trace was kept as evidence')).toBeVisible()
  await expect(imran.locator('main')).toContainText(
    /Kept as evidence on .* records were searched, by version \d/,
  )
  await expect(imran.locator('main')).toContainText('For enquiry 4711')
  await expect(imran.getByRole('button', { name: 'Keep this as evidence' })).toHaveCount(0)
})

test('what was written freely is found by its words, behind names, and shown where it stands', async ({
  signedInAs,
}) => {
  const word = `Ocelot${Date.now() % 1_000_000}`
  const concern = `They post as ${word.toLowerCase()}_fan and threatened to name my shift.`
  const written = await declare(await signedInAs('tomasz.brandt'), {
    why: { 'categories[]': ['serious_organised_crime'], concern },
    reviewer: { keep: [] },
  })
  const imran = await signedInAs('imran.castle')
  expect(await search(imran, `${word}_fan threatening`, 'words')).toEqual([written])
  expect(imran.url()).not.toContain(word)
  await expect(imran.locator('main li mark')).toHaveText([`${word.toLowerCase()}_fan`, 'threatened'])
  expect(await search(imran, `${word}_fan`)).toEqual([written])

  await imran.goto('/search')
  await imran.getByLabel('Search for').fill('the and of')
  await imran.getByLabel('What it is').selectOption('words')
  await imran.getByLabel('Reason for access').fill('Linked to enquiry 4711 of mine')
  await imran.getByRole('button', { name: 'Search' }).click()
  await expect(imran.getByText('These words stand in almost every text').first()).toBeVisible()
})
