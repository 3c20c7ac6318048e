/*
 * What every request must satisfy and what every response carries. Pure functions: `front-door.ts` is their only
 * caller in the running portal, so that the whole rule set can be tested without a server.
 */

/** No other form of the portal comes near this. */
export const MAX_BODY_BYTES = 64 * 1024

/** A policy document, twice: without scripts a form also carries what it was last drawn from. Matches `serverActions.bodySizeLimit`. */
export const MAX_POLICY_BYTES = 192 * 1024

export const ALLOWED_METHODS = 'GET, HEAD, POST'

export type Site = {
  /** Scheme, host and port at which people reach the portal, without a slash at the end. */
  origin: string
  host: string
  https: boolean
  /** The sign-in provider, to which forms may lead. */
  issuerOrigin: string | null
}

export type RequestFacts = {
  method: string
  /** With what stands after the question mark. */
  path: string
  host: string | null
  forwardedHost: string | null
  origin: string | null
  fetchSite: string | null
  contentLength: string | null
  transferEncoding: string | null
}

export type Refusal = {
  status: 400 | 403 | 405 | 409 | 411 | 413 | 421 | 503
  title: string
  words: string[]
}

/**
 * Reads the site from the environment. Called on each request, never at build time: the same build serves other
 * ports in the tests. Without `APP_ORIGIN` it answers on loopback only, which fails closed elsewhere.
 */
export function siteFrom(env: Record<string, string | undefined>): Site {
  const url = new URL(env.APP_ORIGIN || `http://localhost:${env.PORT || '3000'}`)
  return {
    origin: url.origin,
    host: url.host,
    https: url.protocol === 'https:',
    issuerOrigin: env.OIDC_ISSUER ? new URL(env.OIDC_ISSUER).origin : null,
  }
}

/**
 * Decides whether a request may go further. The framework's own check lets a post without an origin pass, and trusts
 * a forged host; this one does neither. A refused request has changed nothing.
 */
export function refuse(site: Site, facts: RequestFacts): Refusal | null {
  const method = facts.method.toUpperCase()
  if (!ALLOWED_METHODS.split(', ').includes(method)) {
    return {
      status: 405,
      title: 'This cannot be done here',
      words: ['Go back and use the links and buttons.'],
    }
  }
  if (facts.host?.toLowerCase() !== site.host) return wrongAddress(site)
  if (facts.forwardedHost !== null && facts.forwardedHost.toLowerCase() !== site.host)
    return wrongAddress(site)
  if (method === 'GET' || method === 'HEAD') return null

  if (facts.origin !== site.origin) return notFromHere()
  if (facts.fetchSite !== null && facts.fetchSite !== 'same-origin') return notFromHere()

  // A body of unstated length could only be measured by reading it; browsers always state it for a form.
  if (facts.transferEncoding !== null && facts.contentLength === null) {
    return { status: 411, title: 'This could not be sent', words: ['The size of what was sent is missing.'] }
  }
  const length = facts.contentLength === null ? 0 : Number(facts.contentLength)
  if (!(length <= (facts.path.startsWith('/policy/') ? MAX_POLICY_BYTES : MAX_BODY_BYTES))) {
    return {
      status: 413,
      title: 'This is too long to send',
      words: [
        'What you sent is larger than the portal accepts, so it was not saved. Your last saved draft stands.',
        'Go back, shorten the longest answer, and send it again. If you pasted a long conversation or list, ' +
          'keep the part that matters and say where the rest is held.',
      ],
    }
  }
  return null
}

function wrongAddress(site: Site): Refusal {
  return {
    status: 421,
    title: 'This is not the address of the service',
    words: [`The service answers at ${site.origin}. Open that address instead.`],
  }
}

function notFromHere(): Refusal {
  return {
    status: 403,
    title: 'This could not be accepted',
    words: [
      'The request did not come from a page of this service, so nothing was changed. Your last saved draft stands.',
      'Open the service again in this browser and repeat what you were doing. If it keeps happening, an extension or ' +
        'a privacy setting may be removing the address your browser sends with a form.',
    ],
  }
}

/** The content security policy of one response. `dev` adds what hot reload needs, and nothing else does. */
export function contentSecurityPolicy(site: Site, nonce: string, dev: boolean): string {
  const formTargets = site.issuerOrigin && site.issuerOrigin !== site.origin ? ` ${site.issuerOrigin}` : ''
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    `connect-src 'self'${dev ? ` ${site.origin.replace(/^http/, 'ws')}` : ''}`,
    `form-action 'self'${formTargets}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
}

/**
 * The headers of every response besides the content security policy. `same-origin` rather than `no-referrer`: with
 * the latter a form sent without scripts carries `Origin: null`, which {@link refuse} turns away.
 */
export function standingHeaders(site: Site, path: string): Record<string, string> {
  return {
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy':
      'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), ' +
      'microphone=(), midi=(), payment=(), publickey-credentials-get=(), serial=(), usb=(), browsing-topics=()',
    ...(site.https ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' } : {}),
    ...(isHashedAsset(path) ? {} : { 'Cache-Control': 'no-store' }),
  }
}

/** Files whose names carry a hash of their content; Next marks them immutable itself. */
export function isHashedAsset(path: string): boolean {
  return path.startsWith('/_next/static/')
}

/** A small page that needs nothing else from the portal: it may be all that an unwelcome request ever sees. */
export function refusalPage(refusal: Refusal, nonce: string): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(refusal.title)} – Declarable associations</title>
<style nonce="${nonce}">
:root{color-scheme:light dark}
body{margin:0;border-top:4px solid #004c5b;background:#f6fafa;color:#13242e;font:1.125rem/1.5 "Segoe UI",system-ui,sans-serif}
main{max-width:36rem;margin:3rem auto;padding:0 1.25rem}
h1{font-size:1.6875rem;line-height:1.25}
a{color:#005479}
@media (prefers-color-scheme:dark){body{background:#0c161c;color:#e6ecef;border-color:#71c7d1}a{color:#86c7ed}}
</style>
</head>
<body>
<main>
<p>Declarable associations</p>
<h1>${escapeHtml(refusal.title)}</h1>
${refusal.words.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')}
<p><a href="/">Go to the start of the service</a></p>
</main>
</body>
</html>
`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
