import { readFileSync } from 'node:fs'
import { openCheckpoint } from '#lib/history/log/checkpoint.ts'
import { readVerifierKey } from '#lib/history/log/note.ts'
import { policyOfLog } from '#lib/history/log/policy.ts'
import { verifyReceipt } from '#lib/history/offline/receipt.ts'
import { get } from '../support/http.ts'
import { expect, test } from '../support/test.ts'

test('a receipt is sealed, witnessed, downloaded, and checked with nothing but the key', async ({
  signedInAs,
  force,
}) => {
  const reference = await force.declares('amara.okafor')
  const page = await signedInAs('amara.okafor')
  await expect(async () => {
    await page.goto(`/declarations/${reference}/sent`)
    await expect(page.getByText(/sealed as entry [\d,]+, witnessed by 2/)).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 20_000 })

  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the proof' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe(`${reference}.tlog-proof`)
  const proof = readFileSync(await download.path(), 'utf8')

  await page.goto(`/declarations/${reference}`)
  await expect(page.getByText(/Sealed as entry [\d,]+, witnessed by 2/).first()).toBeVisible()
  await page.getByRole('link', { name: 'check this yourself' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check the history yourself')
  const [shown = ''] = await page.locator('main li').filter({ hasText: '+' }).allInnerTexts()
  const key = readVerifierKey(shown.trim())
  const checked = verifyReceipt(proof, policyOfLog(key))
  expect(checked.findings).toEqual([])
  expect(checked.disclosed).toMatchObject({ reference, type: 'sent' })
  expect(verifyReceipt(proof.replace(/index \d+/, 'index 1'), policyOfLog(key)).findings).not.toEqual([])

  const auditor = await signedInAs('catrin.bowen')
  await auditor.goto('/audit')
  const panel = auditor.getByRole('region', { name: 'The log' })
  await expect(panel.getByText(/\d entries, .* at /).first()).toBeVisible()
  await expect(panel.getByRole('listitem').filter({ hasText: 'witness-1' })).toBeVisible()
  const token = await force.signIn('catrin.bowen')
  const { status, body } = await get('/audit/log/checkpoint', { token })
  expect(status).toBe(200)
  expect(openCheckpoint(body, key).size).toBeGreaterThan(checked.disclosed?.index ?? 0)
})

test('to everybody else there is no log', async ({ force }) => {
  const addresses = [
    '/audit/log/checkpoint',
    '/audit/log/tile/0/000',
    '/audit/log/tile/entries/000.p/1',
    '/audit/log/x',
  ]
  for (const who of [null, 'amara.okafor', 'imran.castle', 'ngozi.adair', 'yusra.haddad'])
    for (const address of addresses)
      expect(
        (await get(address, { token: who && (await force.signIn(who)) })).status,
        `${who} ${address}`,
      ).toBe(404)
  const token = await force.signIn('catrin.bowen')
  for (const address of [
    '/audit/log/x',
    '/audit/log/tile/0/999',
    '/audit/log/tile/0/00',
    '/audit/log/%2e%2e/checkpoint',
  ])
    expect((await get(address, { token })).status, address).toBe(404)
})

test('another’s proof is not handed out', async ({ force }) => {
  const reference = await force.declares('amara.okafor')
  const token = await force.signIn('paula.reyes')
  const { status, body } = await get(`/declarations/${reference}/sent/proof`, { token })
  expect(status).toBe(303)
  expect(body).toBe('')
})
