import { randomBytes } from 'node:crypto'
import type { AuthOptions } from 'next-auth'
import { personBySubject } from '#lib/db/sign-in.ts'
import { env } from '#lib/env.ts'
import { faultFields, log } from '#lib/log.ts'
import { adapter } from './adapter.ts'
import { cookieName, cookieOptions } from './cookies.ts'
import { targetOf } from './target.ts'

export const provider = 'directory'

/** next-auth as this portal uses it: one OpenID Connect provider, sessions in the database, no account that the directory lacks. */
export function authOptions(): AuthOptions {
  const { appOrigin, oidc, authSecret, sessions } = env()
  process.env.NEXTAUTH_URL = appOrigin // next-auth reads it from here and nowhere else
  const options = cookieOptions()
  const short = { ...options, maxAge: 15 * 60 }
  return {
    secret: authSecret,
    adapter,
    session: {
      strategy: 'database',
      maxAge: Math.max(sessions.staff.hours, sessions.standards.hours) * 3600,
      generateSessionToken: () => randomBytes(32).toString('base64url'),
    },
    providers: [
      {
        id: provider,
        name: 'Directory',
        type: 'oauth',
        wellKnown: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId: oidc.clientId,
        clientSecret: oidc.clientSecret,
        authorization: { params: { scope: 'openid' } },
        idToken: true,
        checks: ['pkce', 'state', 'nonce'],
        httpOptions: { timeout: 10_000 },
        // Name, manager, unit and roles are the directory's to say, never the token's.
        profile: (claims: { sub: string }) => ({ id: claims.sub }),
      },
    ],
    cookies: {
      sessionToken: { name: cookieName('session'), options },
      csrfToken: { name: cookieName('csrf'), options },
      callbackUrl: { name: cookieName('callback'), options },
      state: { name: cookieName('state'), options: short },
      nonce: { name: cookieName('nonce'), options: short },
      pkceCodeVerifier: { name: cookieName('pkce'), options: short },
    },
    pages: { signIn: '/sign-in', error: '/sign-in/problem', signOut: '/' },
    callbacks: {
      async signIn({ account }) {
        try {
          const known = account?.providerAccountId ? await personBySubject(account.providerAccountId) : null
          return known ? true : '/sign-in/unknown'
        } catch (error) {
          // next-auth would put the error's words, and with them the database's address, into the browser's address bar.
          log.error('sign-in failed', faultFields(error))
          return '/sign-in/problem'
        }
      },
      redirect: ({ url }) => appOrigin + targetOf(url, appOrigin),
    },
    logger: {
      error: (code, metadata) =>
        log.error('sign-in failed', {
          code,
          ...faultFields(metadata instanceof Error ? metadata : metadata?.error),
        }),
      warn: () => undefined,
      debug: () => undefined,
    },
  }
}
