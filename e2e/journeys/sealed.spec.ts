import { readFileSync } from 'node:fs'
import { openCheckpoint } from '#lib/history/log/checkpoint.ts'
import { GrowingTree } from '#lib/history/log/growing-tree.ts'
import { leafHash } from '#lib/history/log/hash.ts'
import { readVerifierKey } from '#lib/history/log/note.ts'
import { policyOfLog } from '#lib/history/log/policy.ts'
import { rootOf } from '#lib/history/log/proof.ts'
import { nodesFromTiles, readBundle, tilePath, tilesOf } from '#lib/history/log/tile.ts'
import { verifyReceipt } from '#lib/history/offline/receipt.ts'
import { get } from '../support/http.ts'
import { origin, sessionCookie } from '../support/portal.ts'
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

test('an auditor copies the log, file by file, and works out its root; only the checkpoint is recorded', async ({
  force,
}) => {
  const token = await force.signIn('catrin.bowen')
  const fetched = (file: string, headers: Record<string, string> = {}) =>
    fetch(`${origin}/audit/log/${file}`, { headers: { cookie: `${sessionCookie}=${token}`, ...headers } })
  const bytes = async (file: string) => {
    const answer = await fetched(file)
    expect(answer.headers.get('content-type'), file).toBe('application/octet-stream')
    return Buffer.from(await answer.arrayBuffer())
  }
  const recorded = async () => {
    const { rows } = await force.db.query(
      `SELECT count(*)::int AS n FROM audit_event WHERE type = 'log_read'`,
    )
    return Number(rows[0]?.n)
  }
  const { rows } = await force.db.query('SELECT id, verifier_key FROM log ORDER BY id DESC LIMIT 1')
  const before = await recorded()

  const ahead = await fetched('checkpoint', { 'sec-purpose': 'prefetch' })
  expect([ahead.status, await recorded()]).toEqual([404, before])
  const answer = await fetched('checkpoint')
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const { size, root } = openCheckpoint(await answer.text(), readVerifierKey(String(rows[0]?.verifier_key)))

  const tree = new GrowingTree()
  for (const tile of tilesOf('entries', size))
    for (const entry of readBundle(await bytes(tilePath(tile)), tile.width)) tree.append(leafHash(entry))
  expect([tree.size, tree.root().toString('hex')]).toEqual([size, root.toString('hex')])
  const nodes = nodesFromTiles(size, (tile) => bytes(`${rows[0]?.id}/${tilePath(tile)}`))
  expect((await rootOf(size, nodes)).toString('hex')).toBe(root.toString('hex'))
  expect(await recorded()).toBe(before + 1)
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
