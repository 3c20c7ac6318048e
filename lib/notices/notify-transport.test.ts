import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { env } from '#lib/env.ts'
import { notifyTransport } from './notify-transport.ts'
import { NotHandedOver } from './transport.ts'

/* A server that answers as Notify's documentation says it would. */

const service = '26785a09-ab16-4eb0-8407-a37497a57506'
const secret = '3d844edf-8d35-48ac-975b-e847b4f122b0'
const mail = { subject: 'Something needs you: OA-1', text: 'Something needs you.', html: '<p>…</p>' }

let server: Server
let answer = { status: 201, late: false }
const asked: { url: string; authorization: string; body: Record<string, unknown> }[] = []

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const part of request) body += part
  return body
}

beforeEach(async () => {
  asked.length = 0
  answer = { status: 201, late: false }
  server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    asked.push({
      url: request.url ?? '',
      authorization: request.headers.authorization ?? '',
      body: body ? JSON.parse(body) : {},
    })
    if (!answer.late)
      response.writeHead(answer.status).end('{"errors":[{"message":"for them@demo.example"}]}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const notify = {
    apiKey: `our_key-${service}-${secret}`,
    templateId: 'the-template',
    url: `http://127.0.0.1:${port}`,
  }
  Object.assign(env(), { notify })
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
  Object.assign(env(), { notify: undefined })
})

const sent = () =>
  notifyTransport({ wholeMs: 300 }).send('them@demo.example', '<the-number@portal.example>', mail)

it('hands a mail over with our number, signed with the secret of the key', async () => {
  await sent()
  expect(asked).toHaveLength(1)
  expect(asked[0]?.url).toBe('/v2/notifications/email')
  expect(asked[0]?.body).toEqual({
    email_address: 'them@demo.example',
    template_id: 'the-template',
    personalisation: { subject: mail.subject, body: mail.text },
    reference: 'the-number',
  })
  const [head = '', claims = '', signature] = asked[0]?.authorization.replace('Bearer ', '').split('.') ?? []
  expect(signature).toBe(createHmac('sha256', secret).update(`${head}.${claims}`).digest('base64url'))
  const { iss, iat } = JSON.parse(Buffer.from(claims, 'base64url').toString())
  expect(iss).toBe(service)
  expect(Math.abs(Date.now() / 1000 - iat)).toBeLessThan(10)
})

describe('what it does not take', () => {
  const thrown = async () => (await sent().catch((error: unknown) => error)) as NotHandedOver
  it.each([
    [400, true],
    [401, false],
    [403, false],
    [429, false],
    [500, false],
    [503, false],
  ])('%i is for good: %s', async (status, permanent) => {
    answer.status = status
    const error = await thrown()
    expect(error).toBeInstanceOf(NotHandedOver)
    expect(error).toMatchObject({ code: String(status), permanent })
    expect(error.message).not.toContain('@')
  })
  it('and a server that never answers, or is away', async () => {
    answer.late = true
    expect(await thrown()).toMatchObject({ permanent: false })
    server.closeAllConnections()
    server.close()
    expect(await thrown()).toMatchObject({ permanent: false })
  })
})

it('knows whether Notify answers', async () => {
  answer.status = 200
  expect(await notifyTransport().check()).toBe(true)
  answer.status = 403
  expect(await notifyTransport().check()).toBe(false)
})
