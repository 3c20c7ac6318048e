import { namedActions } from '../support/actions.ts'
import { answers, draftOf } from '../support/declare.ts'
import { answer, type Fields, get, post, postPlainly } from '../support/http.ts'
import { origin, sessionCookie } from '../support/portal.ts'
import { makeRecords } from '../support/records.ts'
import { expect, test } from '../support/test.ts'

const idOf = (name: string) => namedActions().find((each) => each.name === name)?.id ?? ''

test('unknown names, names given twice, files and too many of them are refused, and nothing is saved', async ({
  force,
}) => {
  const subject = 'harriet.loam'
  const token = await force.signIn(subject)
  const draft = await draftOf(force, subject)
  const good: Fields = { ...answers().why, draft, contact: '', key: '', base: '1', go: 'later', from: '' }
  const before = await versionOf(force.db, draft)
  const odd: readonly Fields[] = [
    { ...good, isAdmin: 'true' },
    { ...good, __proto__x: '1', constructor: '1' },
    { ...good, concern: ['once', 'twice'] },
    { ...good, base: '-1' },
    { ...good, base: '9'.repeat(40) },
    { ...good, draft: 'not-an-id' },
    { ...good, concern: 'a'.repeat(20_001) },
    { ...good, ...Object.fromEntries(Array.from({ length: 401 }, (_, at) => [`x${at}`, ''])) },
  ]
  for (const fields of odd)
    for (const send of [post, postPlainly]) {
      const { status, location } = await send(`/declare/${draft}/why`, idOf('saveWhy'), fields, { token })
      expect(status).toBeLessThan(500)
      expect(location).toBeNull()
    }
  const file = new FormData()
  file.append('_1_concern', new Blob(['x']), 'evidence.png')
  for (const [name, value] of Object.entries(good))
    if (name !== 'concern') for (const each of [value].flat()) file.append(`_1_${name}`, String(each))
  file.append('0', JSON.stringify([{ errors: {}, values: {} }, '$K1']))
  const headers = { cookie: `${sessionCookie}=${token}`, origin, 'next-action': idOf('saveWhy') }
  const sent = await answer(`/declare/${draft}/why`, { method: 'POST', headers, body: file })
  expect(sent.body).toContain('Files cannot be added here')
  expect(await versionOf(force.db, draft)).toBe(before)
})

test('a body that is too large gets a page that says so, and the saved draft stands', async ({ force }) => {
  const subject = 'harriet.loam'
  const token = await force.signIn(subject)
  const draft = await draftOf(force, subject)
  const fields = { ...answers().why, draft, contact: '', key: '', base: '1', go: 'later', from: '' }
  const large = { ...fields, concern: 'a'.repeat(70_000) }
  for (const send of [post, postPlainly]) {
    const { status, body } = await send(`/declare/${draft}/why`, idOf('saveWhy'), large, { token })
    expect(status).toBe(413)
    expect(body).toContain('Your last saved draft stands')
  }
  expect((await get(`/declare/${draft}/why`, { token })).body).toContain('Nothing, but I want it on record.')
})

test('bodies that are no form at all are no fault', async ({ force }) => {
  const token = await force.signIn('harriet.loam')
  const id = idOf('saveWhy')
  const kinds = [
    'application/json',
    'text/plain',
    'multipart/form-data',
    'multipart/form-data; boundary=x',
    'x/y',
  ]
  for (const kind of kinds)
    for (const body of ['', '{', '[]', '--x\r\n', '["$K1"]', '["$F1"]', 'null', '{"__proto__":{"then":1}}'])
      for (const action of [{}, { 'next-action': id }]) {
        const headers = { cookie: `${sessionCookie}=${token}`, origin, 'content-type': kind, ...action }
        const { status } = await answer('/declare', { method: 'POST', headers, body })
        expect(status, `${kind} ${body}`).toBeLessThan(500)
      }
})

test('references and ids of others, and malformed ones, are not here', async ({ force }) => {
  const made = await makeRecords(force)
  const token = await force.signIn('harriet.loam')
  const draft = await draftOf(force, 'amara.okafor')
  for (const address of [
    `/declare/${draft}`,
    `/declare/${draft}/check`,
    `/declarations/${made.with_manager.reference}`,
    `/reviews/${made.with_manager.reference}`,
    `/declarations/${made.returned.reference}/answer/${made.returned.question}`,
    '/declare/00000000-0000-4000-8000-000000000000',
  ])
    expect((await get(address, { token })).location, address).toContain('/not-here')
  const wrong = made.with_manager.reference.replace(/.$/, (last) => (last === '7' ? '8' : '7'))
  const typed = await get(`/declarations/${wrong}`, { token })
  expect(typed.body).toContain('has a typing error')
  // One mistyped and one that another person holds look alike to nobody: the first is told by its own characters alone.
  expect(typed.body).not.toContain(made.with_manager.contact)
  const lower = await get(`/declarations/${made.with_manager.reference.toLowerCase()}`, {
    token: await force.signIn('amara.okafor'),
  })
  expect(lower.location).toContain(made.with_manager.reference)
})

type Db = { query(sql: string, values: unknown[]): Promise<{ rows: Record<string, unknown>[] }> }

async function versionOf(db: Db, draft: string): Promise<unknown> {
  const { rows } = await db.query('SELECT version FROM draft WHERE id = $1', [draft])
  return rows[0]?.version
}
