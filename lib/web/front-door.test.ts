import http, { type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { frontDoor } from './front-door.ts'

/* A real server behind the rules; what passes is answered with the headers that Next would be given. */

let port: number
let server: http.Server
beforeAll(async () => {
  let mayGoOn: ReturnType<typeof frontDoor>
  server = http.createServer((request, response) => {
    if (mayGoOn(request, response)) response.end(JSON.stringify(request.headers))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
  mayGoOn = frontDoor({ APP_ORIGIN: `http://localhost:${port}` }, false)
})
afterAll(() => server.close())

type Answer = { status: number; headers: IncomingHttpHeaders; body: string }
function ask(path: string, more: http.RequestOptions = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { host: `localhost:${port}`, ...more.headers }
    const request = http.request({ ...more, host: '127.0.0.1', port, path, headers }, (response) => {
      let body = ''
      response.on('data', (part) => {
        body += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    request.on('error', reject)
    request.end()
  })
}
const passed = async (path: string, headers = {}) =>
  JSON.parse((await ask(path, { headers })).body) as IncomingHttpHeaders

it('gives each request a nonce of its own, in the policy of the request and of the answer', async () => {
  const [first, second] = [await ask('/'), await ask('/')]
  const seen = JSON.parse(first.body) as IncomingHttpHeaders
  expect(first.headers['content-security-policy']).toContain(`'nonce-${seen['x-nonce']}'`)
  expect(seen['content-security-policy']).toBe(first.headers['content-security-policy'])
  expect(second.headers['content-security-policy']).not.toBe(first.headers['content-security-policy'])
  expect(first.headers['cache-control']).toBe('no-store')
})

it('takes nobody’s word for what it says itself', async () => {
  const headers = {
    'x-nonce': 'mine',
    'x-portal-path': '//elsewhere.example',
    'content-security-policy': 'none',
  }
  const seen = await passed('/declarations', headers)
  expect(seen['x-nonce']).not.toBe('mine')
  expect(seen['x-portal-path']).toBe('/declarations')
  expect(seen['content-security-policy']).toContain("default-src 'none'")
})

it.each([
  ['/search/1?page=2&_rsc=abc', '/search/1?page=2'],
  ['/a%20b?x=%C3%A9', '/a%20b?x=%C3%A9'],
  ['//elsewhere.example/x', '//elsewhere.example/x'],
])('remembers where somebody wanted to go: %s', async (path, remembered) => {
  expect((await passed(path))['x-portal-path']).toBe(remembered)
})

it.each<[string, string, http.RequestOptions, number]>([
  ['another host', '/', { headers: { host: 'elsewhere.example' } }, 421],
  ['a host forwarded for another', '/', { headers: { 'x-forwarded-host': 'elsewhere.example' } }, 421],
  ['a post from nowhere', '/', { method: 'POST' }, 403],
  ['a method it does not know', '/', { method: 'TRACE' }, 405],
  ['an address that cannot be decoded', '/%E0%A4%A', {}, 400],
  ['an address of another server', 'http://elsewhere.example/', {}, 400],
])('turns away %s, with its headers', async (_what, path, options, status) => {
  const answered = await ask(path, options)
  expect(answered.status).toBe(status)
  expect(answered.headers['x-frame-options']).toBe('DENY')
  expect(answered.body).toContain('<!doctype html>')
  expect(answered.body).not.toContain('elsewhere')
})

it('answers a refused HEAD without a body', async () => {
  expect(await ask('/', { method: 'HEAD', headers: { host: 'elsewhere.example' } })).toMatchObject({
    status: 421,
    body: '',
  })
})
