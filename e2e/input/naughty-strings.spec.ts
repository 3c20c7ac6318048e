import { readFileSync } from 'node:fs'
import { cleanText } from '#lib/domain/free-text.ts'
import { namedActions } from '../support/actions.ts'
import { answers, draftOf } from '../support/declare.ts'
import { type Fields, get, post } from '../support/http.ts'
import { expect, test } from '../support/test.ts'

/*
 * Every string of the big list into every text field of declaring, in batches as the fields take them. It is kept as it was
 * typed, but for what no person types on purpose, and shown as text; or refused with a message. Never a fault.
 */
const list = new URL('../../node_modules/big-list-of-naughty-strings/blns.json', import.meta.url)
const strings = (JSON.parse(readFileSync(list, 'utf8')) as string[]).filter((each) => each !== '')
const idOf = (name: string) => namedActions().find((each) => each.name === name)?.id ?? ''

const fields: readonly (readonly [action: string, part: string, page: string, field: string])[] = [
  ['saveWho', 'who', 'contacts/1', 'person.name'],
  ['saveWho', 'who', 'contacts/1', 'aka.0'],
  ['saveWho', 'who', 'contacts/1', 'description'],
  ['saveAccounts', 'accounts', 'accounts/1', 'accounts.0.raw'],
  ['saveAccounts', 'accounts', 'accounts/1', 'accounts.0.platform'],
  ['saveHow', 'how', 'how/1', 'howKnown'],
  ['saveWhy', 'why', 'why', 'concern'],
  ['saveWhy', 'why', 'why', 'source'],
  ['saveWork', 'work', 'work', 'work'],
  ['saveWork', 'work', 'work', 'access'],
  ['saveWork', 'work', 'work', 'lookupText'],
  ['saveReviewer', 'reviewer', 'reviewer', 'keepText'],
]

for (const [action, part, page, field] of fields) {
  test(`${field} keeps whatever is typed`, async ({ force }) => {
    const subject = 'tilda.marchetti'
    const token = await force.signIn(subject)
    const draft = await draftOf(force, subject)
    const contact = page.endsWith('/1') ? '1' : ''
    let base = 1
    const first = fields.findIndex((each) => each[3] === field)
    for (const [at, text] of strings.entries()) {
      // Each field gets a third of the list, and all of them together all of it four times.
      if (at % 3 !== first % 3) continue
      const rest = answers()[part as 'who'] as Fields
      const posted = {
        ...rest,
        draft,
        contact,
        key: '',
        base: String(base),
        go: 'later',
        from: '',
        [field]: text,
      }
      const answer = await post(`/declare/${draft}/${page}`, idOf(action), posted, { token })
      expect(answer.status, JSON.stringify(text)).toBeLessThan(400)
      const kept = await keptOf(force.db, draft, contact ? `${part}:1` : part, field)
      if (answer.location) expect(kept?.value ?? '', JSON.stringify(text)).toBe(cleanText(text))
      else expect(answer.body, JSON.stringify(text)).toMatch(/"errors":\{"[^}]+\}|"refused"/)
      base = kept?.version ?? base
      if (at % 40 === first % 3) {
        const shown = await get(`/declare/${draft}/${page}`, { token })
        expect(shown.status, JSON.stringify(text)).toBe(200)
        expect(shown.body).not.toMatch(/<script>alert|<img src=x onerror|<svg onload/i)
      }
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

async function keptOf(db: Db, draft: string, part: string, field: string) {
  const { rows } = await db.query('SELECT answers -> $2 -> $3 AS part FROM draft WHERE id = $1', [
    draft,
    'parts',
    part,
  ])
  const found = rows[0]?.part as { version: number; values: Record<string, string> } | undefined
  return found && { version: found.version, value: found.values[field] }
}
