import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { type Executed, execute, formVersion } from '#lib/commands/execute.ts'
import { sendDeclaration } from '#lib/commands/send.ts'
import { insertDraft } from '#lib/db/drafts.ts'
import { loadRecord } from '#lib/db/load.ts'
import { inRequest, tokenHash } from '#lib/db/request.ts'
import type { Command } from '#lib/domain/commands.ts'
import type { DeclarationRecord } from '#lib/domain/declaration.ts'
import type { Declared, DeclaredContact } from '#lib/domain/declared.ts'
import type { Reader, SessionToken, Side } from '#lib/reader.ts'
import { personId, seedDirectory, seedPolicy } from '../../prisma/seed/directory.ts'
import { testDatabase } from './database.ts'

/*
 * The demo's directory in a test's database, and what its people do there, so that a test reads as a paragraph:
 *   const amara = await force.signIn('amara.okafor')
 *   const reference = await force.declares('amara.okafor', { categories: ['journalist'] })
 *   await force.does('paula.reyes', 'web', reference, { type: 'approve', … })
 */
export type Force = Awaited<ReturnType<typeof openForce>>

export async function openForce(url = testDatabase().migrator) {
  const db = new pg.Client({ connectionString: url })
  await db.connect()
  await db.query(`UPDATE installation SET mode = 'demo'`)
  await seedDirectory(db)
  await seedPolicy(db)

  async function signIn(subject: string, at = new Date()): Promise<SessionToken> {
    const token = randomBytes(32).toString('base64url') as SessionToken
    await db.query('SELECT signin_open($1, $2, $3, 900, 28800)', [
      personId(subject),
      tokenHash(token),
      new Date(at.getTime() - 1000),
    ])
    return token
  }

  async function startDraft(subject: string): Promise<{ token: SessionToken; draftId: string }> {
    const token = await signIn(subject)
    const draftId = randomUUID()
    const at = new Date()
    await inRequest('web', token, at, (tx) =>
      insertDraft(tx, { id: draftId, personId: personId(subject), answers: {}, place: 'check', at }),
    )
    return { token, draftId }
  }

  async function declares(subject: string, facts: DeclaredFacts = {}): Promise<string> {
    const { token, draftId } = await startDraft(subject)
    const sent = await sendDeclaration(token, draftId, declared(facts))
    if ('refused' in sent) throw new Error(`refused: ${sent.refused}`)
    return sent.done.reference
  }

  async function reader(subject: string, side: Side): Promise<Reader> {
    return { side, token: await signIn(subject) }
  }

  /** The record as this person may see it, or null. */
  async function sees(subject: string, side: Side, reference: string): Promise<DeclarationRecord | null> {
    const token = await signIn(subject)
    return inRequest(side, token, new Date(), async (tx) => {
      const row = await tx.declaration.findUnique({ where: { reference }, select: { id: true } })
      return row && loadRecord(tx, side, row.id)
    })
  }

  async function does(subject: string, side: Side, reference: string, command: Command): Promise<Executed> {
    const before = await sees(subject, side, reference)
    return execute(await reader(subject, side), reference, command, before ? formVersion(before) : '0')
  }

  /** SQL in the name of a person, as injected code on a page of theirs could run it. */
  async function inDatabase<T>(subject: string, side: Side, work: (db: pg.Client) => Promise<T>): Promise<T> {
    const token = await signIn(subject)
    const own = new pg.Client({ connectionString: testDatabase()[side] })
    await own.connect()
    try {
      await own.query('BEGIN')
      await own.query('SELECT begin_request($1, $2)', [tokenHash(token), new Date()])
      const result = await work(own)
      await own.query('COMMIT')
      return result
    } finally {
      await own.end()
    }
  }

  return {
    db,
    signIn,
    startDraft,
    declares,
    reader,
    sees,
    does,
    inDatabase,
    id: personId,
    close: () => db.end(),
  }
}

export type DeclaredFacts = {
  readonly categories?: readonly string[]
  readonly contact?: Partial<DeclaredContact>
  readonly lookup?: Partial<Declared['lookup']>
  readonly reviewer?: Declared['reviewer']
}

/** A complete declaration about somebody invented, but for the facts that matter to the test. */
export function declared(facts: DeclaredFacts = {}): Declared {
  return {
    contacts: [
      {
        kind: 'person',
        fullName: 'Corin Testwood',
        alsoKnownAs: [],
        dateOfBirth: '1988',
        description: 'Invented.',
        relationship: 'friend',
        frequency: 'monthly',
        since: '2019',
        ongoing: 'ongoing',
        howKnown: 'Met at a club.',
        knowsEmployer: 'no',
        group: null,
        identities: [
          { raw: '@corin_t', kind: 'handle', platform: 'instagram', handle: 'corin_t', value: 'corin_t' },
        ],
        ...facts.contact,
      },
    ],
    why: {
      categories: facts.categories ?? ['journalist'],
      limbs: ['reputation'],
      concern: 'Invented concern.',
      certainty: 'known',
      source: 'Invented source.',
    },
    work: { work: 'Response.', access: 'Usual.', workConflict: 'no' },
    lookup: { warningVersion: '1', answer: 'no', text: '', ...facts.lookup },
    reviewer: facts.reviewer ?? { keepFromManager: false, reason: null },
    statementVersion: '1',
  }
}
