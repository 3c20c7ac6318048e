import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { declare, fill } from '../support/declare.ts'
import { approve, assess, decide, search, take } from '../support/desk.ts'
import { logDir, mailDir } from '../support/portal.ts'
import { letters } from '../support/records.ts'
import { expect, test } from '../support/test.ts'

test('what people type stands in no line of a log and in no mail', async ({ signedInAs, force }) => {
  const canary = letters().toLowerCase()
  const said = (place: string) => `${canary} ${place}`
  const amara = await signedInAs('amara.okafor')
  const reference = await declare(amara, {
    who: { 'person.name': said('name'), 'aka.0': said('alias'), description: said('description') },
    accounts: { 'accounts.0.raw': `@${canary} on telegram` },
    how: { howKnown: said('how') },
    why: { 'categories[]': ['dismissed_from_policing'], concern: said('concern'), source: said('source') },
    work: { work: said('work'), access: said('access'), lookup: 'yes', lookupText: said('lookup') },
  })
  await amara.goto(`/declarations/${reference}/correct`)
  await fill(amara, { place: 'how', text: said('correction') })
  await amara.getByRole('button', { name: 'Add this to my declaration' }).click()
  await expect(amara).toHaveURL(/done=added/)
  const paula = await signedInAs('paula.reyes')
  await approve(paula, reference, said('reasons'))
  const imran = await signedInAs('imran.castle')
  expect(await search(imran, canary, 'handle')).toContain(reference)
  await imran.goto(`/search?term=${canary}`)
  await imran.goto(`/guidance/${canary}`)
  await take(imran, reference)
  await assess(imran, reference, { riskGrade: 'low', rationale: said('rationale') })
  await decide(imran, reference, { outcome: 'advice', rationale: said('why'), message: said('message') })

  // The mail of what has just been done goes out in its own time.
  const { rows } = await force.db.query('SELECT count(*)::int AS told FROM notice WHERE reference = $1', [
    reference,
  ])
  expect(rows[0]?.told).toBeGreaterThan(1)
  await expect.poll(() => textsOf(mailDir).some((text) => text.includes(reference))).toBe(true)

  const logs = textsOf(logDir)
  expect(logs.join('').length).toBeGreaterThan(0)
  for (const text of [...logs, ...textsOf(mailDir)]) expect(text.toLowerCase().includes(canary)).toBe(false)
  for (const text of textsOf(mailDir)) expect(text).not.toMatch(/Amara|Okafor/)
})

function textsOf(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((each) => each.isFile() && !each.name.startsWith('.'))
    .map((each) => decoded(readFileSync(path.join(each.parentPath, each.name), 'utf8')))
}

/** Mail may be written in other letters: quoted-printable and base64 are read too. */
function decoded(text: string): string {
  const quoted = text
    .replace(/=\r?\n/g, '')
    .replace(/=([\dA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  const blocks = [...text.matchAll(/(?:^[A-Za-z\d+/]{20,}={0,2}\r?\n?)+/gm)].map(([block]) =>
    Buffer.from(block, 'base64').toString('utf8'),
  )
  return [text, quoted, ...blocks].join('\n')
}
