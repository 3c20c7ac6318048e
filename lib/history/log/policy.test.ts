import { describe, expect, it } from 'vitest'
import { cosign, signCheckpoint } from './checkpoint.ts'
import { Malformed } from './malformed.ts'
import { makeSignerKey, readNote, readSignerKey } from './note.ts'
import { cosignaturesOn, isQuorum, readPolicy } from './policy.ts'

const log = readSignerKey(makeSignerKey('example.org/log', 'log'))
const x = ['X1', 'X2', 'X3'].map((name) => readSignerKey(makeSignerKey(`${name}.example`, 'witness')))
const y = ['Y1', 'Y2', 'Y3'].map((name) => readSignerKey(makeSignerKey(`${name}.example`, 'witness')))
const [one, two] = x
const witnessLines = [...x, ...y].map((key) => `witness ${key.name.slice(0, 2)} ${key.text}`).join('\n')

/** The example of C2SP tlog-policy, with keys, and with the spaces that it allows. */
const example = `# who is trusted
log ${log.text} https://log.example/

${witnessLines}
\tgroup  X-witnesses\t2 X1 X2 X3\x20
group Y-witnesses any Y1 Y2 Y3
  # and together
group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`

describe('the example of C2SP tlog-policy', () => {
  const policy = readPolicy(example)

  it('is read', () => {
    expect(policy.logs.map(({ text }) => text)).toEqual([log.text])
    expect(policy.witnesses.map(({ name }) => name)).toEqual(['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'])
    expect(policy.quorum).toBe('X-and-Y')
  })

  it.each<[string, boolean]>([
    ['', false],
    ['X1 X2', false],
    ['Y1 Y2 Y3', false],
    ['X1 Y1', false],
    ['X1 X3 Y2', true],
    ['X1 X2 X3 Y1 Y2 Y3', true],
    ['X-and-Y', false],
    ['X-witnesses Y-witnesses', false],
  ])('with %j: enough is %j', (names, enough) => {
    expect(isQuorum(policy, new Set(names.split(' ')))).toBe(enough)
  })

  it('tells good cosignatures from wrong ones, and passes over those of others', () => {
    const root = Buffer.alloc(32, 7)
    const note = signCheckpoint({ origin: log.name, size: 7, root }, log)
    const { text } = readNote(note)
    const at = new Date('2026-03-01T10:00:00Z')
    const stranger = readSignerKey(makeSignerKey('X1.example', 'witness'))
    const lines = [...x.slice(0, 1), ...y.slice(0, 1), stranger].map((key) => cosign(text, key, at))
    const wrong = two ? cosign(`${text}more\n`, two, at) : ''
    const { good, bad } = cosignaturesOn(readNote(note + lines.join('') + wrong), policy)
    expect(good.map(({ name, at: seen }) => [name, seen])).toEqual([
      ['X1', at],
      ['Y1', at],
    ])
    expect(bad).toEqual(['the cosignature of X2.example is wrong'])
  })
})

it('needs no log and no witness', () => {
  const policy = readPolicy('quorum none')
  expect(policy).toMatchObject({ logs: [], witnesses: [], quorum: 'none' })
  expect(isQuorum(policy, new Set())).toBe(true)
})

it('may be as large as implementations must allow', () => {
  const keys = Array.from({ length: 32 }, (_, at) => readSignerKey(makeSignerKey(`w${at}`, 'witness')))
  const logs = Array.from(
    { length: 32 },
    (_, at) => `log ${readSignerKey(makeSignerKey(`l${at}`, 'log')).text}`,
  )
  const groups = keys.map(({ name }, at) => `group g${at} 1 ${name}${at > 0 ? ` g${at - 1}` : ''}`)
  const lines = [...logs, ...keys.map((key) => `witness ${key.name} ${key.text}`), ...groups, 'quorum g31']
  const policy = readPolicy(lines.join('\n'))
  expect(isQuorum(policy, new Set(['w0']))).toBe(true)
  expect(isQuorum(policy, new Set(['other']))).toBe(false)
})

describe('refuses, naming the line,', () => {
  const first = `witness X1 ${one?.text}`
  it.each<[string, string]>([
    ['an unknown word', 'trust X1'],
    ['a log twice', `log ${log.text}\nlog ${log.text}`],
    ['a witness twice', `${first}\nwitness X9 ${one?.text}`],
    ['a name twice', `${first}\nwitness X1 ${two?.text}`],
    ['a group of a name that is there', `${first}\ngroup X1 all X1`],
    ['a log’s key for a witness', `witness X1 ${log.text}`],
    ['a witness’s key for a log', `log ${one?.text}`],
    ['a key that is none', 'log example.org/log+00000000+AAAA'],
    ['an address that is none', `${first} not-an-address`],
    ['the name none', `witness none ${one?.text}`],
    ['none in a group', `${first}\ngroup G any none`],
    ['a member that comes later', `group G any X1\n${first}`],
    ['a group of itself', 'group G any G'],
    ['a member twice', `${first}\ngroup G any X1 X1`],
    ['a member of two groups', `${first}\ngroup G any X1\ngroup H any X1`],
    ['a group without members', `${first}\ngroup G any`],
    ['too many needed', `${first}\ngroup G 2 X1`],
    ['none needed', `${first}\ngroup G 0 X1`],
    ['a number that is not decimal', `${first}\ngroup G 0x1 X1`],
    ['a number with a fraction', `${first}\ngroup G 1.0 X1`],
    ['an unknown quorum', 'quorum X1'],
    ['a second quorum', 'quorum none\nquorum none'],
    ['Windows line ends', `${first}\r\nquorum X1\r`],
    ['other control characters', '# \u0007'],
    ['a space that is none', `witness\u00a0X1 ${one?.text}`],
  ])('%s', (_what, text) => {
    expect(() => readPolicy(`${text}\nquorum none`)).toThrow(/^line \d+ of the policy: /)
    expect(() => readPolicy(`${text}\nquorum none`)).toThrow(Malformed)
  })

  it('and a policy without a quorum', () => expect(() => readPolicy(first)).toThrow(Malformed))
})
