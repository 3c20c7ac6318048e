import { generateKeyPairSync } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import path from 'node:path'
import { Provider } from 'oidc-provider'
import { demoPeople } from '../../prisma/seed/people.ts'
import { secret } from '../portal/secrets.ts'
import { escaped, page, peoplePage, STRANGER, STYLE } from './identity-page.ts'
import { mailPage } from './mail-page.ts'

/*
 * The demo's OpenID Connect provider: a real one, with people to choose from in place of passwords. Started by `npm start` in
 * demo mode only, on the machine itself only.
 */

const { DATA_DIR, IDENTITY_PORT, APP_ORIGIN, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, PORTAL_MODE } =
  process.env
if (PORTAL_MODE !== 'demo' || !DATA_DIR || !IDENTITY_PORT || !APP_ORIGIN || !OIDC_ISSUER) {
  throw new Error('The demo sign-in is started by `npm start`, and never in production.')
}
const port = Number(IDENTITY_PORT)
const mailFolder = path.join(DATA_DIR, 'mail')
const subjects = new Set([STRANGER.subject, ...demoPeople.map((person) => person.subject)])
const DAY = 86_400
// Cookies are shared between the ports of one host: the number keeps two demos apart.
const sessionCookie = `demo_sign_in_${port}`

const provider = new Provider(OIDC_ISSUER, {
  clients: [
    {
      client_id: OIDC_CLIENT_ID,
      client_secret: OIDC_CLIENT_SECRET,
      client_name: 'The portal',
      redirect_uris: ['directory', 'oidc', 'force'].map((name) => `${APP_ORIGIN}/api/auth/callback/${name}`),
      post_logout_redirect_uris: ['', '/', '/signed-out', '/sign-in'].map((place) => APP_ORIGIN + place),
      response_types: ['code'],
      grant_types: ['authorization_code'],
    },
  ],
  jwks: { keys: [signingKey(path.join(DATA_DIR, 'identity-key.json'))] },
  cookies: {
    keys: [secret(DATA_DIR, 'identityCookies')],
    names: {
      session: sessionCookie,
      interaction: `demo_choice_${port}`,
      resume: `demo_resume_${port}`,
    },
    long: { signed: true, httpOnly: true, sameSite: 'lax' },
    short: { signed: true, httpOnly: true, sameSite: 'lax' },
  },
  claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  ttl: { Session: DAY, Grant: DAY, Interaction: 3600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
  interactions: {
    url: (_ctx: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}`,
  },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx: { body: string }, form: string) => {
        const button =
          '<button type="submit" form="op.logoutForm" value="yes" name="logout">Sign out here too</button>'
        ctx.body = page('Sign out', `${form}<p>You are leaving the demo sign-in.</p>${button}`)
      },
      postLogoutSuccessSource: (ctx: { body: string }) => {
        ctx.body = page('Signed out', `<p><a href="${APP_ORIGIN}">Back to the portal</a></p>`)
      },
    },
  },
  findAccount: (_ctx: unknown, subject: string) => {
    if (!subjects.has(subject)) return undefined
    const person = demoPeople.find((one) => one.subject === subject)
    const claims = { sub: subject, name: person?.fullName ?? STRANGER.fullName, email: person?.email }
    return { accountId: subject, claims: () => claims }
  },
  // Consent is taken as given: the only client is the portal.
  loadExistingGrant: async (ctx: GrantContext) => {
    const { client, session, provider: own } = ctx.oidc
    const known = session.grantIdFor(client.clientId)
    const found = known ? await own.Grant.find(known) : undefined
    if (found && found.accountId === session.accountId) return found
    const grant = new own.Grant({ clientId: client.clientId, accountId: session.accountId })
    grant.addOIDCScope('openid profile email')
    await grant.save()
    return grant
  },
  renderError: (ctx: { body: string; type: string }, out: { error: string; error_description?: string }) => {
    ctx.type = 'html'
    const text = escaped(out.error_description ?? out.error)
    const back = `<p><a href="${APP_ORIGIN}">Back to the portal</a></p>`
    ctx.body = page('That did not work', `<p>The demo sign-in says: ${text}.</p>${back}`)
  },
})

type OwnGrant = { accountId: string; addOIDCScope(scope: string): void; save(): Promise<string> }
type GrantContext = {
  oidc: {
    client: { clientId: string }
    session: { accountId: string; grantIdFor(clientId: string): string | undefined }
    provider: {
      Grant: (new (of: {
        clientId: string
        accountId: string
      }) => OwnGrant) & {
        find(id: string): Promise<OwnGrant | undefined>
      }
    }
  }
}

// Whoever comes chooses anew: in a demo one changes people all the time. So a request to sign in finds no earlier session.
function withoutSession(request: IncomingMessage): void {
  const others = (request.headers.cookie ?? '').split('; ').filter((one) => !one.startsWith(sessionCookie))
  request.headers.cookie = others.join('; ')
}

function signingKey(file: string): object {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const key = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'demo' }
    writeFileSync(file, JSON.stringify(key), { mode: 0o600 })
  }
  return JSON.parse(readFileSync(file, 'utf8')) as object
}

async function interaction(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { uid } = await provider.interactionDetails(request, response)
  if (request.method === 'POST') {
    const subject = new URLSearchParams(await read(request)).get('subject') ?? ''
    if (subjects.has(subject)) {
      const login = { accountId: subject }
      return provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false })
    }
  }
  send(response, 200, 'text/html; charset=utf-8', peoplePage(uid, demoPeople))
}

async function read(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) {
    text += String(part)
    if (text.length > 4096) throw new Error('too long')
  }
  return text
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
}

const handle = provider.callback()
const server = http.createServer((request, response) => {
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'same-origin')
  response.setHeader(
    'content-security-policy',
    `default-src 'none'; style-src 'self'; form-action 'self' ${APP_ORIGIN}; frame-ancestors 'none'; base-uri 'none'`,
  )
  const { pathname } = new URL(request.url ?? '/', OIDC_ISSUER)
  if (pathname === '/demo.css') return send(response, 200, 'text/css; charset=utf-8', STYLE)
  if (pathname === '/mail') return send(response, 200, 'text/html; charset=utf-8', mailPage(mailFolder))
  if (pathname === '/auth' || pathname.startsWith('/auth/')) withoutSession(request)
  if (!pathname.startsWith('/interaction/')) return handle(request, response)
  interaction(request, response).catch(() => {
    const again = `<p>This page has expired. <a href="${APP_ORIGIN}">Begin again at the portal.</a></p>`
    send(response, 400, 'text/html; charset=utf-8', page('Begin again', again))
  })
})
provider.on('server_error', (_ctx, error) => console.error('demo sign-in:', error.name))
server.on('error', (error) => {
  console.error(`demo sign-in: ${error.message}`)
  process.exit(1)
})
server.listen(port, '127.0.0.1', () => process.send?.('ready'))

// It lives as long as the process that started it.
process.on('disconnect', () => process.exit(0))
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0))
