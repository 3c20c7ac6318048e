import { randomUUID } from 'node:crypto'
import { keepNoTrace, saveSearch } from '#lib/commands/keep-search.ts'
import { runSearch } from '#lib/commands/search.ts'
import { searchForm } from '#lib/forms/search.ts'
import type { Force } from '../../scripts/test/force.ts'
import { namedActions } from '../support/actions.ts'
import { draftOf } from '../support/declare.ts'
import { type Answer, type Fields, post, postPlainly } from '../support/http.ts'
import { linkOf } from '../support/links.ts'
import { matrix, type Relation, type Row, relations } from '../support/matrix.ts'
import { type Made, makeRecords, type Records } from '../support/records.ts'
import { expect, test } from '../support/test.ts'
import { tokenOf } from '../support/tokens.ts'

/*
 * Who can do what, posted over HTTP as any program could: each cell of access-matrix.csv whose row is an action.
 *   allowed    the law lets them; only the page they post from is too old, so that nothing changes here
 *   done       carried out         not-found, not-yours, not-open   refused, in the portal's own words
 *   ended      told that there is no session   403   the request did not come from the portal's own pages
 */
const rows = matrix('action')
let records: Records
let draft: string
let searchId: string
let link: { id: string; contacts: readonly string[] }

test.beforeAll(async ({ force }) => {
  records = await makeRecords(force)
  draft = await draftOf(force, 'amara.okafor')
  link = await linkOf(force)
  searchId = await savedSearchOf(force)
})

for (const row of rows) {
  test(`${row.what} ${row.record}`, async ({ force }) => {
    const actions = namedActions().filter(({ action }) => action === row.what)
    expect(actions.length).toBeGreaterThan(0)
    const senders: [Relation, string | null][] = []
    for (const relation of relations) senders.push([relation, await tokenOf(force, relation, row)])
    const expected = Object.fromEntries(relations.map((relation) => [relation, row.expected[relation]]))
    for (const { id, name, pages } of actions) {
      const answers = await Promise.all(
        senders.map(async ([relation, token]) => {
          const from = originOf(relation)
          const sent = from === undefined ? { token } : { token, origin: from }
          return [
            relation,
            wordFor(
              await post(
                addressOf(pageFor(pages, row), row),
                id,
                fieldsOf(name, fieldsFor(row, force.id)),
                sent,
              ),
            ),
          ]
        }),
      )
      expect(Object.fromEntries(answers), name).toEqual(foreseen(name, expected))
    }
  })
}

test('an action posted to any other address is refused to whoever may not do it, and changes nothing', async ({
  force,
}) => {
  const token = await force.signIn('jonah.whitlock')
  const before = await stateOf(force.db)
  for (const { action, id, name } of namedActions()) {
    if (
      action === null ||
      ['notices.read', 'notices.prefer', 'draft.start', 'draft.discard'].includes(action)
    )
      continue
    const row = rows.find((each) => each.what === action)
    if (!row) continue
    // With the version that stands, so that nothing but the law can refuse it.
    const fields = { ...fieldsOf(name, fieldsFor(row, force.id)), ...(await versionFor(force.db, row)) }
    for (const address of ['/', '/help', '/nowhere', '/declarations', '/reviews', '/standards'])
      for (const send of [post, postPlainly]) {
        const { status, location } = await send(address, id, fields, { token })
        expect(status, `${action} to ${address}`).toBeLessThan(500)
        expect(location ?? '', `${action} to ${address}`).not.toMatch(/recorded|done|\/search\/|\/sent/)
      }
  }
  expect(await stateOf(force.db)).toEqual(before)
})

test('nobody discards the draft of another', async ({ force }) => {
  const discard = namedActions().find(({ action }) => action === 'draft.discard')
  for (const who of ['jonah.whitlock', 'paula.reyes', 'imran.castle'])
    await post(`/declare/${draft}/discard`, discard?.id ?? '', { draft }, { token: await force.signIn(who) })
  const { rows: found } = await force.db.query('SELECT id FROM draft WHERE id = $1', [draft])
  expect(found).toHaveLength(1)
})

test('an action that no build has is no fault', async ({ force }) => {
  const token = await force.signIn('amara.okafor')
  for (const id of ['7f'.padEnd(42, '0'), 'x', '__proto__', '']) {
    expect((await post('/', id, {}, { token })).status).toBeLessThan(500)
    expect((await postPlainly('/', id, {}, { token })).status).toBeLessThan(500)
  }
})

/** Some actions on a draft change nothing when nothing new is posted: what the others are only allowed, these carry out. */
function foreseen(
  name: string,
  expected: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  if (!['keep', 'removeContact', 'saveReadings'].includes(name)) return expected
  return Object.fromEntries(
    Object.entries(expected).map(([relation, word]) => [relation, word === 'allowed' ? 'done' : word]),
  )
}

function originOf(relation: Relation): string | null | undefined {
  if (relation === 'wrong origin') return 'http://elsewhere.example'
  return relation === 'no origin' ? null : undefined
}

/** A page that the action stands on; without a record, one that needs none. */
function pageFor(pages: readonly string[], { record }: Row): string | undefined {
  return pages.find((page) => record !== '' || !page.includes('[ref]')) ?? pages[0]
}

function addressOf(page: string | undefined, { record }: Row): string {
  const made = record === '' ? null : records[record]
  return (page ?? '')
    .replace(/^app/, '')
    .replace(/\/page$/, '')
    .replace('/links/[id]', `/links/${link.id}`)
    .replace('/search/saved/[id]', `/search/saved/${searchId}`)
    .replace('/search/[id]', `/search/${searchId}`)
    .replace('/[id]', `/${draft}`)
    .replace('[ref]', made?.reference ?? '')
    .replace('[question]', made?.question || randomUUID())
    .replace('[part]', 'note')
    .replace('[condition]', made?.condition || randomUUID())
    .replace('[association]', made?.associations[0] ?? randomUUID())
    .replace('[n]', '1')
    .replace(/^$/, '/')
}

function wordFor({ status, location, body }: Answer): string {
  if (status === 403) return '403'
  if (location?.includes('/session-ended') || location?.includes('/sign-in')) return 'ended'
  // Of several at once each has a result of its own; here there is one.
  const refused = (/"refused":"(\w+)"/.exec(body) ?? /"results\[\]":\["[\w-]+\/(\w+)"\]/.exec(body))?.[1]
  if (refused === 'stale') return 'allowed'
  if (refused) return refused.replaceAll('_', '-')
  if (location) return 'done'
  if (body.includes('Your draft changed since you opened this page')) return 'allowed'
  if (body.includes('Nobody of this staff number works here')) return 'allowed'
  const errors = /"errors":(\{[^}]*\})/.exec(body)?.[1]
  return `${status} ${errors ?? body.slice(0, 200)}`
}

/** What the page of an action posts, but with a version that is never the one that stands. */
function fieldsFor({ what, record }: Row, id: (subject: string) => string): Fields {
  const made: Made | null = record === '' ? null : records[record]
  const on = { reference: made?.reference ?? '', version: '0' }
  const named = { first: id('owen.farrar'), second: id('helen.marsh') }
  const reasons = { rationale: 'For a test.' }
  const found = { finding: 'kept', evidence: 'We met.' }
  switch (what) {
    case 'draft.start':
      return { draft: randomUUID() }
    case 'draft.save':
      return { draft, contact: '1', key: '', base: '999', go: 'continue', from: '' }
    case 'draft.discard':
      return { draft: randomUUID() }
    case 'draft.send':
      return { draft, version: '0' }
    case 'declaration.answer':
      return { ...on, question: made?.question || randomUUID(), answer: 'In May.' }
    case 'declaration.correct':
      return { ...on, place: 'how', text: 'It was in May.' }
    case 'declaration.acknowledge':
      return { ...on, condition: made?.condition || randomUUID(), wording: '1', answer: 'yes' }
    case 'declaration.confirm_ceased':
      return { ...on, association: made?.associations[0] ?? randomUUID(), text: 'I left it.' }
    case 'declaration.report_change':
      return { ...on, 'kinds[]': ['contact_more'], text: 'We talk more.' }
    case 'declaration.report_end': {
      const ended = { 'ended.day': '', 'ended.month': '', 'ended.year': '2025' }
      const association = made?.associations[0] ?? randomUUID()
      return { ...on, ...ended, association, how: 'It ended.', resume: 'no' }
    }
    case 'declaration.declare_again':
    case 'standards.declare_again':
      return { ...on, association: made?.associations[0] ?? randomUUID(), earlier: randomUUID() }
    case 'declaration.answer_review':
      return { ...on, answer: 'same', words: '' }
    case 'review.confirm_end':
    case 'standards.confirm_end':
      return { ...on, report: made?.end || randomUUID(), confirmed: 'yes', words: '' }
    case 'review.view':
      return { ...on, settle: 'yes', words: '' }
    case 'standards.decide_review':
      return { ...on, ...reasons, decision: 'managed' }
    case 'review.check':
      return { ...on, condition: `${made?.condition || randomUUID()}.0`, ...found }
    case 'standards.check':
      return { ...on, condition: `${made?.own || randomUUID()}.0`, ...found }
    case 'notices.prefer':
      return { choice: 'digest' }
    case 'declaration.appeal':
      return { ...on, grounds: 'It is not right.' }
    case 'standards.hear_appeal':
      return { ...on, step: 'confirmed', stands: 'yes', reasons: 'For a test.', message: 'For a test.' }
    case 'standards.reword':
      return {
        ...{ ...on, condition: `${made?.condition || made?.own || randomUUID()}.1` },
        ...{ wording: `Words of ${randomUUID()}.`, reason: 'For a test.' },
      }
    case 'standards.hand_on':
      return {
        ...{ ...on, condition: made?.condition || made?.own || randomUUID() },
        ...{ owner: id('imran.castle'), reason: 'For a test.' },
      }
    case 'review.approve':
      return { ...on, ...reasons, step: 'confirmed', measures: 'none' }
    case 'review.return':
      return { ...on, step: 'confirmed', place: 'how', question: 'Since when?' }
    case 'review.refer':
      return { ...on, ...reasons, step: 'confirmed' }
    case 'review.step_aside':
      return { ...on, reason: 'A friend of mine.' }
    case 'cover.set': {
      const [day, month, year] = ['4', '6', '2031']
      const days = ['from', 'until'].flatMap((at) => [
        [`${at}.day`, day],
        [`${at}.month`, month],
        [`${at}.year`, year],
      ])
      return { staffNumber: 'nobody has this', ...Object.fromEntries(days) }
    }
    case 'cover.end':
      return { cover: randomUUID() }
    case 'standards.open':
      return { ...on, part: '', reason: 'Linked to enquiry 4711 of mine' }
    case 'standards.call_in':
      return { ...on, step: 'confirmed', reason: 'For a test.' }
    case 'standards.assign':
      return { ...on, assessor: record === 'restricted' ? named.first : id('imran.castle') }
    case 'standards.assign_many':
      return {
        ...{ step: 'confirmed', list: '', 'records[]': [`${on.reference}/0`] },
        assessor: record === 'restricted' ? named.first : id('imran.castle'),
      }
    case 'standards.ask':
      return { ...on, place: 'why', question: 'Who said so?' }
    case 'standards.assess':
      return {
        ...on,
        ...reasons,
        nature: 'n',
        howKnown: 'h',
        ongoing: 'o',
        access: 'a',
        riskGrade: 'low',
        manageability: 'manageable',
      }
    case 'standards.decide': {
      const associations = made?.associations ?? []
      const outcomes = associations.map((each) => [`outcome.${each}`, 'advice'] as const)
      const words = { ...on, ...reasons, step: 'confirmed', message: 'You are told.' }
      return { ...words, 'associations[]': associations, ...Object.fromEntries(outcomes) }
    }
    case 'standards.countersign':
      return { ...on, ...reasons, step: 'confirmed', agreed: 'yes' }
    case 'standards.refer_on':
      return { ...on, target: 'vetting', reason: 'For a test.' }
    case 'standards.answer_referral':
      return {
        ...{ ...on, referral: made?.referral || randomUUID(), state: 'acknowledged' },
        ...{ theirReference: '', words: '' },
      }
    case 'standards.restrict':
      return { ...on, ...named, step: 'confirmed', reason: 'For a test.' }
    case 'standards.note':
      return { ...on, text: 'For a test.' }
    case 'links.decide':
      return { link: link.id, version: 'open.0', decision: 'rejected', reason: 'For a test.' }
    case 'links.find':
      return { reference: on.reference, other: 'OA-0000-0000' }
    case 'links.make':
      return {
        reference: on.reference,
        one: link.contacts[0] ?? '',
        other: link.contacts[1] ?? '',
        reason: 'For a test.',
      }
    case 'search.run':
      return { reason: 'Linked to enquiry 4711 of mine', term: 'nobody of this name' }
    case 'search.save':
    case 'search.rename':
      return { search: searchId, name: 'Made for a test' }
    case 'search.keep_no_trace':
      return { search: searchId, note: '' }
    case 'search.forget':
      // Not the one that the others keep: what is forgotten cannot be renamed.
      return { search: randomUUID() }
    case 'policy.publish':
      return {
        ...{ kind: 'clocks', drawn: 'an older one', step: 'confirmed', version: 'test', note: 'For a test.' },
        ...{ 'from.day': '4', 'from.month': '6', 'from.year': '2031' },
      }
    case 'audit.search':
      return { person: 'Paula Reyes' }
    default:
      return {}
  }
}

/** Several actions save a draft; each knows its own fields. */
function fieldsOf(name: string, fields: Fields): Fields {
  if (name === 'removeContact') return { draft: fields.draft ?? '', contact: '77' }
  if (name === 'keep') return { draft: fields.draft ?? '', form: 'why', contact: '', from: '' }
  if (['saveWhy', 'saveWork', 'saveReviewer'].includes(name)) return { ...fields, contact: '' }
  return fields
}

/** A search of Imran Castle's that found nothing, was saved, and was kept as evidence. */
async function savedSearchOf(force: Force): Promise<string> {
  const reader = await force.reader('imran.castle', 'standards')
  const ran = await runSearch(
    reader,
    searchForm.parse({ reason: 'Made for a test', term: 'nobody of this name' }),
  )
  if ('refused' in ran) throw new Error(ran.refused)
  await saveSearch(reader, ran.done.id, 'Made for a test')
  await keepNoTrace(reader, ran.done.id, '')
  return ran.done.id
}

type Db = { query(sql: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }> }

async function versionFor(db: Db, { what, record }: Row): Promise<Fields> {
  if (record === '') return {}
  const { rows: found } = await db.query(
    `SELECT d.version, c.version AS inside FROM declaration d JOIN standards_case c ON c.declaration_id = d.id
      WHERE d.reference = $1`,
    [records[record].reference],
  )
  const [row] = found
  return { version: what.startsWith('standards.') ? `${row?.version}.${row?.inside}` : String(row?.version) }
}

/** Everything about the records that an action could have changed. */
async function stateOf(db: Db): Promise<unknown> {
  const references = Object.values(records).map((made) => made.reference)
  const { rows: found } = await db.query(
    `SELECT d.reference, d.version, c.version AS inside, (SELECT count(*) FROM audit_event e WHERE e.object_id = d.id) AS events,
            (SELECT version FROM draft WHERE id = $2) AS draft
       FROM declaration d JOIN standards_case c ON c.declaration_id = d.id WHERE d.reference = ANY($1) ORDER BY 1`,
    [references, draft],
  )
  return found
}
