// Runs on Node 20 with nothing installed, so that a production start without its settings is refused at once.

/** What a production start cannot do without. */
export const REQUIRED_IN_PRODUCTION = [
  'DATABASE_URL',
  'DATABASE_URL_SIGNIN',
  'DATABASE_URL_WEB',
  'DATABASE_URL_STANDARDS',
  'DATABASE_URL_JOBS',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'AUTH_SECRET',
  'APP_ORIGIN',
  'SMTP_URL',
  'LOG_KEY_FILE',
]

/** @param {Record<string, string | undefined>} env @returns {'demo' | 'production'} */
export function modeOf(env) {
  return env.NODE_ENV === 'production' || env.PORTAL_MODE === 'production' ? 'production' : 'demo'
}

/** @param {Record<string, string | undefined>} env @returns {string[]} */
export function missingInProduction(env) {
  return REQUIRED_IN_PRODUCTION.filter((name) => !env[name]?.trim())
}
