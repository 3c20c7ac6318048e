import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { env } from '#lib/env.ts'
import { smtpTransport } from './smtp-transport.ts'
import { NotHandedOver } from './transport.ts'

/* Servers that misbehave, each on a socket of its own: no library between them and what they say. */

const mail = { subject: 'Something needs you: OA-1', text: 'Something needs you.', html: '<p>…</p>' }
const patience = { connectMs: 300, quietMs: 300, wholeMs: 600 }

type Step = 'greeting' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'the mail' | 'QUIT'
/** What the server does at a step instead of what it should. */
type Quirk = (socket: Socket) => void
type Quirks = Partial<Record<Step, Quirk>>

const usual: Readonly<Record<Step, string>> = {
  greeting: '220 test',
  EHLO: '250 test',
  MAIL: '250 sender',
  RCPT: '250 recipient',
  DATA: '354 go on',
  'the mail': '250 taken',
  QUIT: '221 bye',
}
const says =
  (line: string): Quirk =>
  (socket) =>
    socket.write(`${line}\r\n`)
const silent: Quirk = () => undefined
const hangsUp: Quirk = (socket) => socket.destroy()
const halfCloses: Quirk = (socket) => socket.end()
/** A letter now and then: alive, and never done. */
const drips: Quirk = (socket) => {
  const timer = setInterval(() => socket.write('2'), 50)
  socket.on('close', () => clearInterval(timer))
}

const servers: Server[] = []
const sockets: Socket[] = []
const given = env().smtpUrl
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
  for (const server of servers.splice(0)) server.close()
  Object.assign(env(), { smtpUrl: given })
})

/** Starts a server; answers how many mails it has heard whole. */
async function serverThat(
  quirks: Quirks,
): Promise<{ readonly heard: () => number; readonly stop: () => void }> {
  let heard = 0
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    const at = (step: Step) => (quirks[step] ?? says(usual[step]))(socket)
    let inMail = false
    let buffered = ''
    socket.on('data', (part) => {
      buffered += part
      for (let end = buffered.indexOf('\r\n'); end >= 0; end = buffered.indexOf('\r\n')) {
        const line = buffered.slice(0, end)
        buffered = buffered.slice(end + 2)
        if (inMail) {
          if (line !== '.') continue
          inMail = false
          heard += 1
          at('the mail')
          continue
        }
        const step = (['EHLO', 'MAIL', 'RCPT', 'DATA', 'QUIT'] as const).find((each) => line.startsWith(each))
        inMail = step === 'DATA' && quirks.DATA === undefined
        if (step) at(step)
      }
    })
    at('greeting')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  servers.push(server)
  Object.assign(env(), { smtpUrl: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` })
  return { heard: () => heard, stop: () => server.close() }
}

const send = () => smtpTransport(patience).send('them@demo.example', '<1@portal.example>', mail)

async function failure(): Promise<NotHandedOver> {
  const began = performance.now()
  const error = await send().then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(NotHandedOver)
  expect(performance.now() - began).toBeLessThan(2500)
  // What a server says repeats the address: none of it goes on.
  const { message, code } = error as NotHandedOver
  expect(message + code).not.toMatch(/them|demo\.example/)
  return error as NotHandedOver
}

it('hands a mail over to a server that behaves', async () => {
  const { heard } = await serverThat({})
  await send()
  expect(heard()).toBe(1)
  expect(await smtpTransport(patience).check()).toBe(true)
})

describe('trouble of the server’s own is asked again', () => {
  it.each<[string, Quirks]>([
    ['turns everybody away', { greeting: says('421 too busy') }],
    ['turns everybody away for good', { greeting: says('554 no service here') }],
    ['does not want our name', { MAIL: says('550 <them@demo.example> sender refused') }],
    ['asks to come again', { RCPT: says('450 <them@demo.example> greylisted') }],
    ['is full', { RCPT: says('452 <them@demo.example> no room') }],
    ['has trouble with the mail', { 'the mail': says('451 local error for them@demo.example') }],
    ['never greets', { greeting: silent }],
    ['greets a letter at a time', { greeting: drips }],
    ['falls silent after the recipient', { RCPT: silent }],
    ['falls silent after the mail', { 'the mail': silent }],
    ['answers the mail a letter at a time', { 'the mail': drips }],
    ['hangs up at once', { greeting: hangsUp }],
    ['hangs up on the recipient', { RCPT: hangsUp }],
    ['hangs up after the mail', { 'the mail': hangsUp }],
    ['half-closes instead of a greeting', { greeting: halfCloses }],
    ['half-closes before the mail', { DATA: halfCloses }],
    ['half-closes after the mail', { 'the mail': halfCloses }],
    ['says what is no SMTP', { greeting: says('HTTP/1.1 400 Bad Request') }],
  ])('one that %s', async (_, quirks) => {
    await serverThat(quirks)
    expect((await failure()).permanent).toBe(false)
  })

  it('one that is not there', async () => {
    const { stop } = await serverThat({})
    stop()
    const error = await failure()
    expect(error).toMatchObject({ permanent: false, code: 'ECONNREFUSED' })
    expect(await smtpTransport(patience).check()).toBe(false)
  })
})

describe('what is refused for good is told apart, by its code', () => {
  it.each<[string, string, Quirks]>([
    ['the address', '550', { RCPT: says('550 <them@demo.example> no such mail box') }],
    ['the mail', '554', { 'the mail': says('554 refused for them@demo.example') }],
  ])('%s', async (_, code, quirks) => {
    await serverThat(quirks)
    expect(await failure()).toMatchObject({ permanent: true, code })
  })
})

it('a mail that was taken stays taken where the server then hangs up', async () => {
  const { heard } = await serverThat({ QUIT: hangsUp })
  await send()
  expect(heard()).toBe(1)
})
