import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type History, openHistory } from '../../scripts/test/sealed.ts'
import { signCheckpoint } from './log/checkpoint.ts'
import { makeSignerKey, readSignerKey } from './log/note.ts'
import { policyOfLog } from './log/policy.ts'
import { type LogFinding, verifyLog } from './verify-log.ts'

let history: History
beforeEach(async () => {
  history = await openHistory()
  await history.happens(300)
  await history.seals()
  await history.cosigns()
  await history.happens(400)
  await history.seals()
  await history.happens(2)
})
afterEach(() => history.close())

async function verified(): Promise<{ findings: LogFinding[]; waiting: number; entries: number }> {
  const findings: LogFinding[] = []
  const witness = { name: 'W1', key: history.witness, url: null }
  const policy = { ...policyOfLog(history.key), witnesses: [witness] }
  return { ...(await verifyLog(history.writer, policy, (finding) => findings.push(finding))), findings }
}

it('finds nothing in a log that nobody touched, and counts what waits', async () => {
  expect(await verified()).toMatchObject({
    findings: [],
    entries: 700,
    checkpoints: 2,
    cosignatures: 1,
    waiting: 2,
  })
})

describe('finds', () => {
  const leaf = (index: number) => `(SELECT event_id FROM log_leaf WHERE index = ${index})`
  it.each<[string, string[], string, number | null]>([
    [
      'an entry that was changed',
      [`UPDATE audit_event SET entry = 'x' WHERE id = ${leaf(650)}`],
      'its bytes are not those',
      700,
    ],
    [
      'an entry changed with its leaf',
      [
        `UPDATE audit_event SET entry = 'x' WHERE id = ${leaf(5)}`,
        `UPDATE log_leaf SET hash = sha256('\\x0078') WHERE index = 5`,
      ],
      'do not have the root that was signed',
      300,
    ],
    [
      'an event that was deleted',
      [`DELETE FROM audit_event WHERE id = ${leaf(7)}`],
      'its event is gone',
      300,
    ],
    ['a number that is missing', ['DELETE FROM log_leaf WHERE index = 7'], 'entry 7 is missing', 300],
    [
      'two that were swapped',
      [
        'UPDATE log_leaf SET index = 9999 WHERE index = 7',
        'UPDATE log_leaf SET index = 7 WHERE index = 8',
        'UPDATE log_leaf SET index = 8 WHERE index = 9999',
      ],
      'do not have the root',
      300,
    ],
    [
      'the root of a tile',
      [`UPDATE log_node SET hash = sha256('x') WHERE index = 1`],
      'the root of a tile is not',
      700,
    ],
    [
      'the root of a tile that is gone',
      ['DELETE FROM log_node WHERE index = 1'],
      'the root of a tile is missing',
      700,
    ],
    [
      'a checkpoint cut off from its entries',
      ['DELETE FROM log_leaf WHERE index >= 650'],
      'was signed, and there are 650',
      700,
    ],
    [
      'a cosignature with another time',
      [`UPDATE log_cosignature SET at = at - interval '1 day'`],
      'the time of test.example/witness is not the one it signed',
      300,
    ],
    [
      'an event slipped in before sealed ones',
      [
        `INSERT INTO audit_event SELECT gen_random_uuid(), 100000, (SELECT xid FROM audit_event WHERE id = ${leaf(3)}), at, type, actor, object_kind,
           gen_random_uuid(), version, commitment, head_salt, entry, audience FROM audit_event WHERE id = ${leaf(3)}`,
      ],
      'has no number',
      null,
    ],
    [
      'an event dated before a witness saw the log without it',
      [`UPDATE audit_event SET at = at - interval '1 day' WHERE id = ${leaf(650)}`],
      'dated before witnesses',
      700,
    ],
  ])('%s', async (_what, tampering, words, since) => {
    await history.tampers(...tampering)
    const { findings } = await verified()
    expect(findings.map(({ what, where }) => `${where}: ${what}`).join('\n')).toContain(words)
    expect(findings.find(({ what }) => what.includes(words) || words.includes(what))?.since ?? null).toBe(
      since,
    )
  })

  it('a checkpoint that another key signed', async () => {
    const other = readSignerKey(makeSignerKey(history.key.name, 'log'))
    const { rows } = await history.writer.query('SELECT root FROM log_checkpoint WHERE size = 700')
    const note = signCheckpoint({ origin: other.name, size: 700, root: rows[0].root }, other)
    await history.tampers(`UPDATE log_checkpoint SET note = '${note}' WHERE size = 700`)
    expect((await verified()).findings).toMatchObject([
      { what: 'the log’s signature is missing', since: 700 },
    ])
  })

  it('a note that says something else than its row', async () => {
    const note = signCheckpoint({ origin: history.key.name, size: 700, root: Buffer.alloc(32) }, history.key)
    await history.tampers(`UPDATE log_checkpoint SET note = '${note}' WHERE size = 700`)
    expect((await verified()).findings.map(({ what }) => what)).toContain(
      'the note says something else than its row',
    )
  })
})
