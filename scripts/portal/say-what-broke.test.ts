import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sayWhatBroke } from './say-what-broke.ts'

/* A server that answers as Next does, with the head written before the body or along with it. */
const server = createServer((request, response) => {
  sayWhatBroke(request, response)
  const [status, type, early] = (request.headers['x-answer'] as string).split(' ')
  response.statusCode = Number(status)
  response.setHeader('Content-Type', `text/${type}`)
  response.setHeader('Content-Length', '21')
  if (early) response.writeHead(response.statusCode)
  response.end('Internal Server Error')
})
let address: string
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(() => server.close())

async function answer(says: string, init: RequestInit = {}) {
  const response = await fetch(address, { ...init, headers: { ...init.headers, 'x-answer': says } })
  return { status: response.status, text: await response.text() }
}
const form = (headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'multipart/form-data; boundary=x', ...headers },
  body: '--x',
})

describe.each(['', ' early'])('with the head%s', (early) => {
  it('calls a damaged form damaged, not a fault of ours', async () => {
    const { status, text } = await answer(`500 plain${early}`, form())
    expect(status).toBe(400)
    expect(text).toContain('<h1>This could not be read</h1>')
    expect(text).not.toContain('Internal')
  })

  it('tells that a page is out of date', async () => {
    expect(await answer(`409 plain${early}`, form())).toMatchObject({
      status: 409,
      text: expect.stringContaining('<h1>This page is out of date</h1>'),
    })
    expect((await answer(`409 plain${early}`, form({ 'Next-Action': 'x' }))).text).not.toContain('<h1>')
  })

  it('gives a page that broke a number', async () => {
    expect(await answer(`500 html${early}`)).toMatchObject({
      status: 500,
      text: expect.stringMatching(/give this number: [0-9A-F]{10}/),
    })
  })

  it('leaves the rest alone', async () => {
    expect(await answer(`200 plain${early}`, form())).toEqual({ status: 200, text: 'Internal Server Error' })
    expect(await answer(`500 plain${early}`)).toEqual({ status: 500, text: 'Internal Server Error' })
  })
})
