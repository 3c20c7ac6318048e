import { describe, expect, it } from 'vitest'
import {
  contentSecurityPolicy,
  MAX_BODY_BYTES,
  MAX_POLICY_BYTES,
  type RequestFacts,
  refusalPage,
  refuse,
  siteFrom,
  standingHeaders,
} from '#lib/web/headers.ts'

const site = siteFrom({ APP_ORIGIN: 'https://portal.example:8443/', OIDC_ISSUER: 'https://id.example/realm' })

const post: RequestFacts = {
  method: 'POST',
  path: '/declare',
  host: 'portal.example:8443',
  forwardedHost: null,
  origin: 'https://portal.example:8443',
  fetchSite: 'same-origin',
  contentLength: '120',
  transferEncoding: null,
}
const get: RequestFacts = { ...post, method: 'GET', origin: null, fetchSite: 'none', contentLength: null }

const statusOf = (facts: Partial<RequestFacts>, from: RequestFacts = post) =>
  refuse(site, { ...from, ...facts })?.status ?? null

describe('site', () => {
  it('takes origin and host from APP_ORIGIN, without the path', () => {
    expect(site).toEqual({
      origin: 'https://portal.example:8443',
      host: 'portal.example:8443',
      https: true,
      issuerOrigin: 'https://id.example',
    })
  })

  it('leaves out the default port, as browsers do', () => {
    expect(siteFrom({ APP_ORIGIN: 'https://portal.example:443' }).host).toBe('portal.example')
  })

  it('answers on loopback only when nothing is configured', () => {
    expect(siteFrom({ PORT: '4100' }).origin).toBe('http://localhost:4100')
    expect(siteFrom({}).origin).toBe('http://localhost:3000')
  })
})

describe('methods', () => {
  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])('%s is refused', (method) => {
    expect(statusOf({ method })).toBe(405)
  })
  it.each(['GET', 'HEAD'])('%s passes', (method) => {
    expect(statusOf({ method }, get)).toBeNull()
  })
})

describe('host, on reads and changes alike', () => {
  for (const from of [get, post]) {
    it.each([
      null,
      '',
      'portal.example',
      'evil.example',
      'portal.example:8443.evil.example',
      'portal.example:80',
    ])(`${from.method} with host %s is refused`, (host) => {
      expect(statusOf({ host }, from)).toBe(421)
    })
    it(`${from.method} with another forwarded host is refused`, () => {
      expect(statusOf({ forwardedHost: 'evil.example' }, from)).toBe(421)
      expect(statusOf({ forwardedHost: 'portal.example:8443, evil.example' }, from)).toBe(421)
      expect(statusOf({ forwardedHost: 'portal.example:8443' }, from)).toBeNull()
    })
  }
  it('is compared without case', () => {
    expect(statusOf({ host: 'Portal.Example:8443' }, get)).toBeNull()
  })
  it('forged together with the origin is still refused', () => {
    expect(
      statusOf({ host: 'evil.example', forwardedHost: 'evil.example', origin: 'https://evil.example' }),
    ).toBe(421)
  })
})

describe('origin of a change', () => {
  it.each([
    null,
    '',
    'null',
    'http://portal.example:8443',
    'https://portal.example',
    'https://portal.example:8443/',
    'https://PORTAL.example:8443',
    'https://evil.example',
    'https://portal.example:8443.evil.example',
  ])('%s is refused', (origin) => {
    expect(statusOf({ origin })).toBe(403)
  })
  it.each(['cross-site', 'same-site', 'none', ''])('fetch site "%s" is refused', (fetchSite) => {
    expect(statusOf({ fetchSite })).toBe(403)
  })
  it('passes when exact, also from a browser that sends no fetch site', () => {
    expect(statusOf({})).toBeNull()
    expect(statusOf({ fetchSite: null })).toBeNull()
  })
})

describe('size of a change', () => {
  it.each([
    ['0', null],
    [String(MAX_BODY_BYTES), null],
    [String(MAX_BODY_BYTES + 1), 413],
    ['99999999999', 413],
    ['many', 413],
  ])('%s bytes: %s', (contentLength, status) => {
    expect(statusOf({ contentLength })).toBe(status)
  })
  it('may be more for a policy document, and nowhere else', () => {
    const [most, more] = [String(MAX_POLICY_BYTES), String(MAX_POLICY_BYTES + 1)]
    expect(statusOf({ contentLength: most, path: '/policy/guidance/new?from=1' })).toBeNull()
    expect(statusOf({ contentLength: more, path: '/policy/guidance/new' })).toBe(413)
    for (const path of ['/policy', '/policyowners/', '/declare?to=/policy/'])
      expect(statusOf({ contentLength: most, path }), path).toBe(413)
  })
  it('must be stated when there is a body', () => {
    expect(statusOf({ contentLength: null, transferEncoding: 'chunked' })).toBe(411)
    expect(statusOf({ contentLength: null })).toBeNull()
  })
  it('says that the last saved draft stands', () => {
    expect(refuse(site, { ...post, contentLength: '70000' })?.words.join(' ')).toContain(
      'last saved draft stands',
    )
  })
})

describe('content security policy', () => {
  it('is exactly this', () => {
    expect(contentSecurityPolicy(site, 'abc', false)).toBe(
      "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; style-src 'self' 'nonce-abc'; img-src 'self'; " +
        "font-src 'self'; connect-src 'self'; form-action 'self' https://id.example; frame-ancestors 'none'; " +
        "base-uri 'none'",
    )
  })
  it('loosens nothing but scripts, styles and sockets while developing', () => {
    const dev = contentSecurityPolicy(siteFrom({ APP_ORIGIN: 'http://localhost:3000' }), 'abc', true)
    expect(dev).toContain("'unsafe-eval'")
    expect(dev).toContain("connect-src 'self' ws://localhost:3000;")
    expect(dev).toContain("form-action 'self';")
    expect(contentSecurityPolicy(site, 'abc', false)).not.toContain('unsafe')
  })
})

describe('standing headers', () => {
  it('keep everything out of caches but hashed assets', () => {
    expect(standingHeaders(site, '/declare')['Cache-Control']).toBe('no-store')
    expect(standingHeaders(site, '/api/health')['Cache-Control']).toBe('no-store')
    expect(standingHeaders(site, '/_next/static/chunks/a.js')).not.toHaveProperty('Cache-Control')
  })
  it('ask for https only where there is https', () => {
    expect(standingHeaders(site, '/')).toHaveProperty('Strict-Transport-Security')
    expect(standingHeaders(siteFrom({}), '/')).not.toHaveProperty('Strict-Transport-Security')
  })
  it('send the referrer within the portal, so that forms without scripts carry their origin', () => {
    expect(standingHeaders(site, '/')['Referrer-Policy']).toBe('same-origin')
  })
})

describe('refusal page', () => {
  it('escapes what it prints', () => {
    const page = refusalPage({ status: 421, title: '<b>"&', words: ["<script>'"] }, 'abc')
    expect(page).not.toContain('<b>')
    expect(page).not.toContain('<script>')
  })
})
