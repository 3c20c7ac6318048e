import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import type { MailText } from '#lib/notices/mail.ts'
import type { Transport } from '#lib/notices/transport.ts'
import { testDatabase } from '../../scripts/test/database.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { sendMail } from './send-mail.ts'

let force: Force
let pool: pg.Pool
beforeAll(async () => {
  force = await openForce()
  pool = new pg.Pool({ connectionString: testDatabase().jobs })
})
afterAll(async () => {
  await pool.end()
  await force.close()
  await closeClients()
})

type Sent = { to: string; messageId: string; mail: MailText }

function recording(fails = 0): Transport & { readonly sent: Sent[] } {
  const sent: Sent[] = []
  let left = fails
  return {
    sent,
    check: async () => true,
    close: () => undefined,
    async send(to, messageId, mail) {
      if (left-- > 0) throw new Error('451 try again later')
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

async function work(mailId: string, transport: Transport): Promise<void> {
  const db = await pool.connect()
  try {
    await sendMail(db, mailId, transport)
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

it('loses nothing while the mail server refuses', async () => {
  const mailId = await mailFor(await force.declares('amara.okafor'))
  const transport = recording(2)
  await expect(work(mailId, transport)).rejects.toThrow('451')
  await expect(work(mailId, transport)).rejects.toThrow('451')
  await work(mailId, transport)
  expect(transport.sent).toHaveLength(1)
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
