import pg from 'pg'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import { testDatabase } from '../../scripts/test/database.ts'
import { health } from './health.ts'

const db = new pg.Pool({ connectionString: testDatabase().migrator, max: 2 })
beforeEach(() => db.query('DELETE FROM heartbeat'))
afterAll(async () => {
  await db.query('DELETE FROM heartbeat')
  await Promise.all([db.end(), closeClients()])
})

const beat = (name: string, secondsAgo: number, detail = 'ok') =>
  db.query(`INSERT INTO heartbeat VALUES ($1, clock_timestamp() - make_interval(secs => $2), $3)`, [
    name,
    secondsAgo,
    detail,
  ])

it('is well while both are heard of', async () => {
  await beat('worker', 5)
  await beat('mail', 15)
  await beat('log', 9)
  expect(await health()).toMatchObject({ status: 'ok', database: 'ok', worker: 'ok', mail: 'ok' })
})
it('is degraded without mail', async () => {
  await beat('worker', 5)
  await beat('mail', 5, 'down')
  expect(await health()).toMatchObject({ status: 'degraded', worker: 'ok', mail: 'down' })
})
it('is degraded when a mail is not taken by a server that answers', async () => {
  await beat('worker', 5)
  await beat('mail', 5, 'late')
  expect(await health()).toMatchObject({ status: 'degraded', mail: 'late' })
})
it('is degraded when what happened waits too long to be sealed', async () => {
  await beat('worker', 5)
  await beat('mail', 5)
  await beat('log', 5, 'late')
  expect(await health()).toMatchObject({ status: 'degraded', log: 'late' })
})
it('is degraded when the log refuses to be signed', async () => {
  await beat('worker', 5)
  await beat('mail', 5)
  await beat('log', 5, 'refused')
  expect(await health()).toMatchObject({ status: 'degraded', log: 'down' })
})
it('is degraded when the clock has not run for ten minutes', async () => {
  await beat('worker', 5)
  await beat('mail', 5)
  await beat('log', 5)
  await beat('clock', 601)
  expect(await health()).toMatchObject({ status: 'degraded', clock: 'down' })
})
it('is down when the worker has been silent for a minute', async () => {
  await beat('worker', 61)
  expect(await health()).toMatchObject({ status: 'down', database: 'ok', worker: 'down', mail: 'unknown' })
})
it('is down when the database does not answer, and says so soon', async () => {
  await beat('worker', 5)
  const holding = await db.connect()
  await holding.query('BEGIN; LOCK heartbeat IN ACCESS EXCLUSIVE MODE')
  const began = performance.now()
  expect(await health()).toMatchObject({ status: 'down', database: 'down' })
  expect(performance.now() - began).toBeLessThan(4000)
  await holding.query('ROLLBACK')
  holding.release()
})
it('names nothing but the parts', async () => {
  expect(Object.keys(await health()).toSorted()).toEqual([
    'checkedAt',
    'clock',
    'database',
    'log',
    'mail',
    'status',
    'worker',
  ])
})
