import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { tokenHash } from '#lib/db/request.ts'
import type { Declared } from '#lib/domain/declared.ts'
import { lookAlikeKey, searchKey } from '#lib/domain/identities/search-key.ts'
import { nameKey } from '#lib/domain/names.ts'
import { makeReference } from '#lib/domain/reference.ts'
import { canonicalJson } from '#lib/history/canonical.ts'
import { nameWords } from '#lib/search/name-words.ts'

export type Ready = {
  readonly draftId: string
  readonly declarantId: string
  readonly token: string
  readonly unit: string
  readonly managerId: string
}

/**
 * What sending writes, as somebody who knows the answer would write it in SQL: one prepared statement a table, one transaction,
 * no reads and nothing worked out. Who is asking, row security, the events with their commitments, the gate at commit and the
 * queued mail are the database's own work and are the same.
 */
export class BareSql {
  readonly #pool: pg.Pool
  readonly #declared: Declared

  constructor(url: string, declared: Declared) {
    const options =
      '-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=10000'
    this.#pool = new pg.Pool({ connectionString: url, max: 10, options })
    this.#declared = declared
  }

  async send(ready: Ready): Promise<void> {
    const db = await this.#pool.connect()
    try {
      await db.query('BEGIN')
      await this.#write(db, ready)
      await db.query('COMMIT')
    } catch (error) {
      await db.query('ROLLBACK').catch(() => undefined)
      throw error
    } finally {
      db.release()
    }
  }

  close(): Promise<void> {
    return this.#pool.end()
  }

  async #write(db: pg.PoolClient, { draftId, declarantId, token, unit, managerId }: Ready): Promise<void> {
    const { contacts, why, work, reviewer, statementVersion, lookup } = this.#declared
    const run = (name: string, text: string, values: readonly unknown[]) =>
      db.query({ name, text, values: [...values] })
    const now = new Date()
    const id = randomUUID()
    const reference = makeReference((count) => randomBytes(count))

    await run('begin', 'SELECT * FROM begin_request($1, $2)', [tokenHash(token), now])
    await run(
      'declaration',
      `INSERT INTO declaration (id, reference, draft_id, declarant_id, unit_code, status, version, route, urgent, policy_version, kept_from_manager, reviewer_id, sent_at, due_on)
       VALUES ($1, $2, $3, $4, $5, 'with_manager', 1, 'manager_then_standards', false, '2025-12', false, $6, $7, '2030-01-01')`,
      [id, reference, draftId, declarantId, unit, managerId, now],
    )
    await run(
      'statement',
      `INSERT INTO statement (declaration_id, categories, limbs, concern, certainty, source, work, access, work_conflict, lookup_warning_version, statement_version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        id,
        why.categories,
        why.limbs,
        why.concern,
        why.certainty,
        why.source,
        work.work,
        work.access,
        work.workConflict,
        lookup.warningVersion,
        statementVersion,
      ],
    )
    for (const [position, contact] of contacts.entries()) {
      const association = randomUUID()
      const associate = randomUUID()
      const { fullName } = contact
      await run(
        'association',
        'INSERT INTO association (id, declaration_id, declarant_id) VALUES ($1, $2, $3)',
        [association, id, declarantId],
      )
      await run(
        'associate',
        `INSERT INTO associate (id, declaration_id, association_id, position, kind, full_name, name_key, name_words, also_known_as, date_of_birth, description,
           relationship, frequency, since, ongoing, how_known, knows_employer)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
        [
          associate,
          id,
          association,
          position,
          contact.kind,
          fullName,
          fullName && nameKey(fullName),
          nameWords(fullName === null ? [] : [fullName]),
          contact.alsoKnownAs,
          contact.dateOfBirth,
          contact.description,
          contact.relationship,
          contact.frequency,
          contact.since,
          contact.ongoing,
          contact.howKnown,
          contact.knowsEmployer,
        ],
      )
      for (const [place, { raw, kind, platform, handle, value }] of contact.identities.entries())
        await run(
          'identity',
          `INSERT INTO online_identity (id, declaration_id, associate_id, position, raw, kind, platform, handle, value, search_key, look_alike_key)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
          [
            randomUUID(),
            id,
            associate,
            place,
            raw,
            kind,
            platform,
            handle,
            value,
            searchKey(value),
            lookAlikeKey(handle ?? value),
          ],
        )
    }
    await run(
      'case',
      `INSERT INTO standards_case (declaration_id, declarant_id, stage, version, restricted, decision_maker_ids, urgent) VALUES ($1, $2, 'dormant', 1, false, '{}', false)`,
      [id, declarantId],
    )
    await run('draft', 'DELETE FROM draft WHERE id = $1', [draftId])
    const sent = {
      content: { contacts, why, work, reviewer, statementVersion },
      keptFromManager: false,
      policyVersion: '2025-12',
      reference,
      route: 'manager_then_standards',
      to: 'with_manager',
    }
    const event = 'SELECT append_event($1, $2, $3, $4, $5, $6)'
    await run('event', event, [
      'sent',
      'declaration',
      id,
      Object.keys(sent),
      Object.values(sent).map(canonicalJson),
      ['declarant', 'reviewer', 'standards'],
    ])
    await run('event', event, [
      'case_opened',
      'case',
      id,
      ['due', 'stage'],
      ['"2030-01-01"', '"dormant"'],
      ['standards'],
    ])
    await run('tell', 'SELECT tell($1, $2, $3)', [managerId, id, 'review_needed'])
  }
}
