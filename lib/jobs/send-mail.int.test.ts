import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import type { MailText } from '#lib/notices/mail.ts'
import { NotHandedOver, type Transport } from '#lib/notices/transport.ts'
import { testDatabase } from '../../scripts/test/database.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { pickUpMail } from './pick-up-mail.ts'
import { type Outcome, sendMail } from './send-mail.ts'

let force: Force
let pool: pg.Pool
beforeAll(async () => {
  force = await openForce()
  // Whoever asks for a mail each.
  for (const manager of ['paula.reyes', 'elif.warner'])
    await force.db.query(
      `SET session_replication_role = replica; INSERT INTO mail_preference VALUES ('${force.id(manager)}', 'each', now()) ON CONFLICT DO NOTHING; RESET session_replication_role`,
    )
  pool = new pg.Pool({ connectionString: testDatabase().jobs })
})
afterAll(async () => {
  await force.db.query(
    'SET session_replication_role = replica; DELETE FROM mail_preference; RESET session_replication_role',
  )
  await pool.end()
  await force.close()
  await closeClients()
})

type Sent = { to: string; messageId: string; mail: MailText }

function recording(
  fails = 0,
  error = new NotHandedOver('451', false),
): Transport & { readonly sent: Sent[] } {
  const sent: Sent[] = []
  let left = fails
  return {
    sent,
    check: async () => true,
    close: () => undefined,
    async send(to, messageId, mail) {
      if (left-- > 0) throw error
      sent.push({ to, messageId, mail })
    },
  }
}

async function mailFor(reference: string): Promise<string> {
  const { rows } = await force.db.query(
    'SELECT m.id FROM mail m JOIN notice n ON n.id = m.notice_id WHERE n.reference = $1',
    [reference],
  )
  expect(rows).toHaveLength(1) // one e-mail for a routed declaration, to its reviewer
  return rows[0].id
}

async function work(mailId: string, transport: Transport): Promise<Outcome> {
  const db = await pool.connect()
  try {
    return await sendMail(db, mailId, transport)
  } finally {
    db.release()
  }
}

it('tells the reviewer once, without content, however often the job runs', async () => {
  const reference = await force.declares('amara.okafor', { contact: { fullName: 'Canary Testwood' } })
  const mailId = await mailFor(reference)
  const transport = recording()
  await Promise.all([work(mailId, transport), work(mailId, transport), work(mailId, transport)])
  await work(mailId, transport)
  expect(transport.sent).toHaveLength(1)
  expect(transport.sent[0]).toMatchObject({
    to: 'paula.reyes@demo.example',
    messageId: `<${mailId}@localhost>`,
  })
  expect(JSON.stringify(transport.sent)).not.toMatch(/Canary|Okafor|journalist/i)
})

type Waiting = { attempts: number; wait: number; sent: boolean; refused: string | null }

/** How a mail stands, and in how many seconds its job is due. */
async function standing(mailId: string): Promise<Waiting> {
  const { rows } = await force.db.query<Waiting>(
    `SELECT m.attempts, extract(epoch FROM j.run_at - clock_timestamp())::float8 AS wait, m.sent_at IS NOT NULL AS sent, m.refused_code AS refused
     FROM mail m LEFT JOIN graphile_worker.jobs j ON j.key = 'mail:' || m.id WHERE m.id = $1`,
    [mailId],
  )
  if (!rows[0]) throw new Error('no such mail')
  return rows[0]
}

it('loses nothing and doubles nothing while the mail server is away for a day', async () => {
  const mailId = await mailFor(await force.declares('amara.okafor'))
  const transport = recording(100)
  // As often as it would be tried in a day, at the slowest.
  for (let attempt = 1; attempt <= 100; attempt++) {
    expect(await work(mailId, transport)).toBe('later')
    const { attempts, wait } = await standing(mailId)
    expect(attempts).toBe(attempt)
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThan(15 * 60 * 1.25)
  }
  expect(await work(mailId, transport)).toBe('sent')
  expect(await work(mailId, transport)).toBe('nothing')
  expect(transport.sent).toHaveLength(1)
})

it('waits longer each time, and not all the same', async () => {
  const mailId = await mailFor(await force.declares('amara.okafor'))
  const transport = recording(8)
  const waits: number[] = []
  while ((await work(mailId, transport)) === 'later') waits.push((await standing(mailId)).wait)
  for (const [at, wait] of waits.entries()) {
    expect(wait).toBeGreaterThan(2 ** at * 0.75 - 0.5)
    expect(wait).toBeLessThan(2 ** at * 1.25)
  }
})

it('gives up what the server has refused for a day, by its code, and asks no more', async () => {
  const mailId = await mailFor(await force.declares('amara.okafor'))
  const transport = recording(5, new NotHandedOver('550', true))
  expect(await work(mailId, transport)).toBe('later')
  await force.db.query(`UPDATE mail SET failing_since = now() - interval '25 hours' WHERE id = $1`, [mailId])
  expect(await work(mailId, transport)).toBe('refused')
  expect(await standing(mailId)).toMatchObject({ sent: false, refused: '550' })
  expect(await work(mailId, transport)).toBe('nothing')
  await pickUpMail(pool, 0)
  expect(await work(mailId, recording())).toBe('nothing')
})

it('never gives up for a server’s own trouble, however long', async () => {
  const mailId = await mailFor(await force.declares('amara.okafor'))
  const transport = recording(1)
  await force.db.query(`UPDATE mail SET failing_since = now() - interval '9 days' WHERE id = $1`, [mailId])
  expect(await work(mailId, transport)).toBe('later')
  expect(await work(mailId, transport)).toBe('sent')
})

it('finds a mail again whose job is lost, or was given up', async () => {
  const lost = await mailFor(await force.declares('amara.okafor'))
  const over = await mailFor(await force.declares('amara.okafor'))
  await force.db.query(
    `SELECT graphile_worker.complete_jobs(ARRAY(SELECT id FROM graphile_worker.jobs WHERE key = $1))`,
    [`mail:${lost}`],
  )
  await force.db.query(`UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE key = $1`, [
    `mail:${over}`,
  ])
  await pickUpMail(pool)
  const { rows } = await force.db.query(
    `SELECT key FROM graphile_worker.jobs WHERE key = ANY ($1) AND attempts < max_attempts`,
    [[`mail:${lost}`, `mail:${over}`]],
  )
  expect(rows).toHaveLength(2)
})

describe('what can wait', () => {
  const mailsOf = async (who: string, reference: string) =>
    (
      await force.db.query(
        'SELECT m.id FROM mail m JOIN notice n ON n.id = m.notice_id WHERE n.person_id = $1 AND n.reference = $2',
        [...[force.id(who), reference]],
      )
    ).rowCount
  it('is in the portal at once, and in no mail of its own', async () => {
    const reference = await force.declares('lena.fox')
    const { rowCount } = await force.db.query('SELECT FROM notice WHERE person_id = $1 AND reference = $2', [
      force.id('greg.tanaka'),
      reference,
    ])
    expect(rowCount).toBe(1)
    expect(await mailsOf('greg.tanaka', reference)).toBe(0)
  })
  it('is not what a declarant has to know, nor what is urgent', async () => {
    const reference = await force.declares('lena.fox')
    await force.does('greg.tanaka', 'web', reference, {
      type: 'return',
      place: 'how',
      question: 'Since when?',
    })
    expect(await mailsOf('lena.fox', reference)).toBe(1)
    const urgent = await force.declares('lena.fox', { categories: ['charged_or_prosecuted'] })
    const { rows } = await force.db.query('SELECT urgent FROM declaration WHERE reference = $1', [urgent])
    expect(await mailsOf('greg.tanaka', urgent)).toBe(rows[0].urgent ? 1 : 0)
  })
})

it('is queued in the transaction of the change: no change, no mail', async () => {
  const reference = await force.declares('amara.okafor')
  const mailId = await mailFor(reference)
  const { rows } = await force.db.query(
    `SELECT count(*)::int AS jobs FROM graphile_worker.jobs WHERE key = $1`,
    [`mail:${mailId}`],
  )
  expect(rows).toEqual([{ jobs: 1 }])
})

it('writes to nobody who has left', async () => {
  const mailId = await mailFor(await force.declares('hana.sethi'))
  await force.db.query('UPDATE person SET active = false WHERE id = $1', [force.id('elif.warner')])
  const transport = recording()
  await work(mailId, transport)
  await force.db.query('UPDATE person SET active = true WHERE id = $1', [force.id('elif.warner')])
  expect(transport.sent).toEqual([])
})
