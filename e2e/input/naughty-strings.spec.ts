import { readFileSync } from 'node:fs'
import { cleanText } from '#lib/domain/free-text.ts'
import { namedActions } from '../support/actions.ts'
import { type Answers, answers, draftOf } from '../support/declare.ts'
import { type Fields, get, post } from '../support/http.ts'
import { expect, test } from '../support/test.ts'

/*
 * Every string of the big list into every text field of declaring, in batches as the fields take them. It is kept as it was
 * typed, but for what no person types on purpose, and shown as text; or refused with a message. Never a fault.
 */
const list = new URL('../../node_modules/big-list-of-naughty-strings/blns.json', import.meta.url)
const strings = (JSON.parse(readFileSync(list, 'utf8')) as string[]).filter((each) => each !== '')
const idOf = (name: string) => namedActions().find((each) => each.name === name)?.id ?? ''

type Form = readonly [action: string, part: keyof Answers, page: string, ...fields: readonly string[]]

const forms: readonly Form[] = [
  ['saveWho', 'who', 'contacts/1', 'person.name', 'aka.0', 'description'],
  ['saveAccounts', 'accounts', 'accounts/1', 'accounts.0.raw', 'accounts.0.platform'],
  ['saveHow', 'how', 'how/1', 'howKnown'],
  ['saveWhy', 'why', 'why', 'concern', 'source'],
  ['saveWork', 'work', 'work', 'work', 'access', 'lookupText'],
  ['saveReviewer', 'reviewer', 'reviewer', 'keepText'],
]

for (const [action, part, page, ...fields] of forms) {
  test(`${part}: whatever is typed is kept`, async ({ force }) => {
    const subject = 'tilda.marchetti'
    const token = await force.signIn(subject)
    const draft = await draftOf(force, subject)
    const key = page.endsWith('/1') ? `${part}:1` : part
    const carried = { draft, contact: page.endsWith('/1') ? '1' : '', key: '', go: 'later', from: '' }
    let base = 1
    // Each post puts another string into each field, so that in the end every field has had every one.
    for (let at = 0; at < strings.length; at++) {
      const typed = fields.map(
        (field, shift) => [field, strings[(at + shift * 97) % strings.length] ?? ''] as const,
      )
      const posted: Fields = {
        ...answers()[part],
        ...carried,
        base: String(base),
        ...Object.fromEntries(typed),
      }
      const answer = await post(`/declare/${draft}/${page}`, idOf(action), posted, { token })
      const words = JSON.stringify(typed)
      expect(answer.status, words).toBeLessThan(400)
      const kept = await keptOf(force.db, draft, key)
      base = kept.version
      if (answer.location)
        for (const [field, text] of typed) expect(kept.values[field] ?? '', words).toBe(cleanText(text))
      else expect(answer.body, words).toMatch(/"errors":\{"[^}]+\}|"refused"/)
      if (at % 50 > 0) continue
      const shown = await get(`/declare/${draft}/${page}`, { token })
      expect(shown.status, words).toBe(200)
      expect(shown.body, words).not.toMatch(/<script>alert|<img src=x onerror|<svg onload/i)
    }
  })
}

test('search takes every string, or says what is wrong with it', async ({ force }) => {
  const token = await force.signIn('imran.castle')
  for (const text of strings.filter((_, at) => at % 4 === 0)) {
    const posted = { term: text, kind: 'any', reason: 'Linked to enquiry 4711 of mine' }
    const answer = await post('/search', idOf('search'), posted, { token })
    expect(answer.status, JSON.stringify(text)).toBeLessThan(400)
    if (!answer.location) expect(answer.body, JSON.stringify(text)).toMatch(/"errors":\{"/)
  }
})

test('addresses may hold anything', async ({ force }) => {
  const token = await force.signIn('imran.castle')
  const addresses = [
    '/declarations/',
    '/reviews/',
    '/standards/',
    '/search/',
    '/declare/',
    '/guidance/',
    '/check/',
  ]
  for (const [at, text] of strings.entries()) {
    const address = `${addresses[at % addresses.length]}${encodeURIComponent(text.toWellFormed())}`
    const { status } = await get(address, { token })
    expect(status, address).toBeLessThan(500)
  }
  for (const address of [
    '/declarations/%',
    '/reviews/%E0%A4%A',
    '/standards/%00',
    '/search?from=%00',
    '/audit?person=%FF',
  ])
    expect((await get(address, { token })).status, address).toBeLessThan(500)
})

type Db = { query(sql: string, values: unknown[]): Promise<{ rows: Record<string, unknown>[] }> }

async function keptOf(db: Db, draft: string, part: string) {
  const { rows } = await db.query('SELECT answers -> $2 -> $3 AS part FROM draft WHERE id = $1', [
    draft,
    'parts',
    part,
  ])
  return rows[0]?.part as { version: number; values: Record<string, string> }
}
