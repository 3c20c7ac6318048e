import { readFileSync } from 'node:fs'
import path from 'node:path'
import { saveSearch } from '#lib/commands/keep-search.ts'
import { runSearch } from '#lib/commands/search.ts'
import { searchForm } from '#lib/forms/search.ts'
import { draftOf } from '../support/declare.ts'
import { type Answer, answer, get } from '../support/http.ts'
import { accountsOf, linkOf } from '../support/links.ts'
import { matrix, type Relation, type Row, relations } from '../support/matrix.ts'
import { buildDir, sessionCookie } from '../support/portal.ts'
import { makeRecords, type Records } from '../support/records.ts'
import { expect, test } from '../support/test.ts'
import { tokenOf } from '../support/tokens.ts'

/*
 * Who gets which page, asked over HTTP without a browser: each cell of access-matrix.csv whose row is a page.
 *   200        the page            shown      the page, with the record's content
 *   sign-in    sent to sign in     ask        asked for a reason; nothing of the record
 *   onward     sent on to another page of the same draft
 *   ended      told that the session ended    not-found   404, and nothing of the record
 */
const rows = matrix('page')
let records: Records
let searchId: string
let draft: string
let identities: ReadonlyMap<string, string>
let linkId: string

test.beforeAll(async ({ force }) => {
  records = await makeRecords(force)
  draft = await draftOf(force, 'amara.okafor')
  identities = await accountsOf(
    force,
    Object.values(records).map(({ reference }) => reference),
  )
  const searched = await runSearch(
    await force.reader('imran.castle', 'standards'),
    searchForm.parse({ reason: 'Made for a test', term: 'nobody of this name' }),
  )
  linkId = (await linkOf(force)).id
  searchId = 'done' in searched ? searched.done.id : ''
  await saveSearch(await force.reader('imran.castle', 'standards'), searchId, 'Made for a test')
})

/** The pages of a record that one route draws are several to whoever asks who may see them. */
const parts: Readonly<Record<string, readonly string[]>> = {
  '/standards/[ref]/[part]': ['declared', 'links'],
}

for (const [row, part] of rows.flatMap((row) =>
  (parts[row.what] ?? ['declared']).map((part) => [row, part] as const),
)) {
  test(`${row.what.replace('[part]', part)} ${row.record}`, async ({ force }) => {
    const address = addressOf(row, part)
    const contact = row.record === '' ? null : records[row.record].contact
    const cells = relations.filter((relation) => row.expected[relation] !== '-')
    const tokens: [Relation, string | null][] = []
    for (const relation of cells) tokens.push([relation, await tokenOf(force, relation, row)])
    const answers = await Promise.all(
      tokens.map(async ([relation, token]) => [
        relation,
        wordFor(await get(address, { token }), contact, row.expected[relation]),
      ]),
    )
    expect(Object.fromEntries(answers)).toEqual(
      Object.fromEntries(cells.map((relation) => [relation, row.expected[relation]])),
    )
  })
}

test('every page of the build has its rows', () => {
  expect(new Set(rows.map((row) => row.what))).toEqual(new Set(routesOf('page')))
})

test('what is not here answers 404', async ({ force }) => {
  for (const token of [null, await force.signIn('amara.okafor')])
    expect((await get('/not-here', { token })).status).toBe(404)
})

test('every other route of the build is known, and none of them answers a foreign post', async ({
  force,
}) => {
  const built = routesOf('route').filter((route) => route !== '/icon.svg')
  expect(built.toSorted()).toEqual([
    '/api/auth/[...nextauth]',
    '/api/health',
    '/api/session/extend',
    '/audit/log/[...path]',
    '/declarations/[ref]/calendar',
    '/declarations/[ref]/sent/proof',
    '/reviews/conditions/[condition]/calendar',
    '/sign-in/begin',
    '/sign-out',
  ])
  const token = await force.signIn('amara.okafor')
  for (const address of ['/api/auth/signin/force', '/api/session/extend', '/sign-out', '/sign-in/begin'])
    for (const from of [undefined, 'http://elsewhere.example', 'null']) {
      const headers = { cookie: `${sessionCookie}=${token}`, ...(from && { origin: from }) }
      expect((await answer(address, { method: 'POST', headers })).status, address).toBe(403)
    }
  expect((await get('/', { token })).status).toBe(200)
})

test('health tells nothing that helps an attacker', async () => {
  const { status, body } = await get('/api/health')
  expect(status).toBe(200)
  expect(Object.keys(JSON.parse(body) as object).toSorted()).toEqual([
    'checkedAt',
    'clock',
    'database',
    'log',
    'mail',
    'status',
    'worker',
  ])
})

for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS'])
  test(`${method} is refused on every page`, async ({ force }) => {
    const token = await force.signIn('amara.okafor')
    const asked = new Set(rows.map((row) => addressOf(row)))
    const answers = await Promise.all([...asked].map((address) => get(address, { token }, method)))
    expect(new Set(answers.map((each) => each.status))).toEqual(new Set([405]))
  })

test('an address under another name is refused', async () => {
  for (const headers of [{ 'x-forwarded-host': 'elsewhere.example' }])
    expect((await answer('/help', { headers })).status).toBe(421)
})

/** Pages that need something after the question mark. */
const addresses: Readonly<Record<string, string>> = { '/check/result': '/check/result?a=b' }

function routesOf(kind: 'page' | 'route'): readonly string[] {
  const file = path.join(buildDir, 'app-path-routes-manifest.json')
  const routes = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  return Object.entries(routes)
    .filter(([built]) => built.endsWith(`/${kind}`) && !built.startsWith('/_'))
    .map(([, route]) => route)
}

function addressOf({ what, record }: Row, part = 'declared'): string {
  const made = record === '' ? null : records[record]
  return (addresses[what] ?? what)
    .replace('[ref]', made?.reference ?? '')
    .replace('[question]', made ? made.question : '1')
    .replace('[part]', part)
    .replace('[identity]', identities.get(made?.reference ?? '') ?? '')
    .replace('[condition]', made?.condition || '1')
    .replace('[association]', made?.associations[0] ?? '1')
    .replace('[slug]', 'groups-and-administrators')
    .replace('[kind]', 'conditions')
    .replace('[id]', what.startsWith('/declare/') ? draft : what.includes('/links/') ? linkId : searchId)
    .replace('[n]', '1')
}

function wordFor(
  { status, location, body }: Answer,
  contact: string | null,
  expected: string | undefined,
): string {
  const holds = contact !== null && body.includes(contact)
  if (location?.includes('/sign-in')) return 'sign-in'
  if (location?.includes('/session-ended')) return 'ended'
  if (location?.includes('/not-here')) return holds ? 'not-found, with the content' : 'not-found'
  if (location?.includes(`/declare/${draft}`)) return 'onward'
  if (status === 404) return holds ? 'not-found, with the content' : 'not-found'
  if (status !== 200) return `${status} ${location ?? ''}`
  // A page that shows the content only in part is asked for by its status alone.
  if (expected === '200') return '200'
  if (body.includes('Say why you open it')) return holds ? 'ask, with the content' : 'ask'
  return holds ? 'shown' : '200'
}
