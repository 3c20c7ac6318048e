/*
 * The settings the running portal reads. `npm start` fills in the demo's own; in production those marked * must be given.
 *
 *   PORTAL_MODE                     demo | production; anything but "demo" is production
 *   PORT                            3000
 *   APP_ORIGIN                    * http://localhost:PORT; plain http for loopback only
 *   DATABASE_URL_SIGNIN           * the role that opens and closes sessions, and nothing else
 *   DATABASE_URL_WEB              * the public part's role
 *   DATABASE_URL_STANDARDS        * professional standards' role
 *   DATABASE_URL_JOBS             * the worker's role
 *   DATABASE_URL_DIRECTORY          the directory feed's role; only `npm run directory` reads it
 *   OIDC_ISSUER                   * OpenID Connect provider; plain http for loopback only
 *   OIDC_CLIENT_ID                *
 *   OIDC_CLIENT_SECRET            *
 *   AUTH_SECRET                   * at least 32 characters
 *   SMTP_URL                      * smtp:// or smtps://; or else:
 *   NOTIFY_API_KEY                  GOV.UK Notify instead of a relay
 *   NOTIFY_TEMPLATE_ID              its template, of ((subject)) and ((body))
 *   NOTIFY_URL                      https://api.notifications.service.gov.uk
 *   MAIL_FROM                       no-reply@ and the host of APP_ORIGIN
 *   LOG_KEY_FILE                  * the key that signs the history (`npm run history -- new-key ORIGIN`)
 *   LOG_STATE_FILE                  LOG_KEY_FILE with .signed: what that key signed last
 *   LOG_POLICY_FILE                 the history's witnesses (C2SP tlog-policy); none
 *   FORCE_NAME                      Demo Constabulary (in production: Police)
 *   ADVICE_DPS                      whom to ask: professional standards' advice team
 *   ADVICE_DMC                      whom to ask: directorate of media and communications
 *   ADVICE_WRONGDOING               where wrongdoing is reported
 *   ADVICE_URGENT                   whom to call about an approach or a threat
 *   SESSION_IDLE_MINUTES            15    SESSION_HOURS            8
 *   STANDARDS_SESSION_IDLE_MINUTES  10    STANDARDS_SESSION_HOURS  4
 *   LIMIT_SEARCHES_PER_HOUR         60    LIMIT_SUBMITS_PER_HOUR   20
 *   LIMIT_VIEWS_PER_DAY             200   LIMIT_EXPORTS_PER_DAY    5
 *   LIMIT_DENIALS_PER_TEN_MINUTES   20
 *   CLOCK_OFFSET_FILE               demo and tests only: a file holding milliseconds (see clock.ts)
 */

export type Mode = 'demo' | 'production'

export type Settings = {
  readonly mode: Mode
  readonly port: number
  readonly appOrigin: string
  /** Reading one that this process was not given is a fault: each process holds only the roles it needs. */
  readonly databaseUrlSignin: string
  readonly databaseUrlWeb: string
  readonly databaseUrlStandards: string
  readonly databaseUrlJobs: string
  readonly databaseUrlDirectory: string
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string }
  readonly authSecret: string
  readonly smtpUrl: string
  readonly mailFrom: string
  /** GOV.UK Notify, where it is used instead of a relay. */
  readonly notify: { readonly apiKey: string; readonly templateId: string; readonly url: string } | undefined
  readonly log: {
    /** Only the worker signs; it is a fault to ask for a key that was not given. */
    readonly keyFile: string
    readonly stateFile: string
    readonly policyFile: string | undefined
  }
  readonly forceName: string
  readonly advice: {
    readonly dps: string
    readonly dmc: string
    readonly wrongdoing: string
    readonly urgent: string
  }
  readonly sessions: {
    readonly staff: { readonly idleMinutes: number; readonly hours: number }
    readonly standards: { readonly idleMinutes: number; readonly hours: number }
  }
  readonly limits: {
    readonly searchesPerHour: number
    readonly submitsPerHour: number
    readonly viewsPerDay: number
    readonly exportsPerDay: number
    readonly denialsPerTenMinutes: number
  }
  readonly clockOffsetFile: string | undefined
}

type Source = Readonly<Record<string, string | undefined>>

const DATABASES = [
  'DATABASE_URL_SIGNIN',
  'DATABASE_URL_WEB',
  'DATABASE_URL_STANDARDS',
  'DATABASE_URL_JOBS',
  'DATABASE_URL_DIRECTORY',
]

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Reads the settings and says, in one list, everything that is missing or wrong. Never repeats a value: it may be a secret. */
export function readSettings(source: Source): { settings: Settings; problems: string[] } {
  const problems: string[] = []
  const given = (name: string) => source[name]?.trim() || undefined

  const required = (name: string): string => {
    const value = given(name)
    if (!value) problems.push(`${name} is missing`)
    return value ?? ''
  }
  const whole = (name: string, fallback: number, low = 1, high = 1_000_000): number => {
    const value = given(name)
    if (value === undefined) return fallback
    const number = Number(value)
    if (/^\d+$/.test(value) && number >= low && number <= high) return number
    problems.push(`${name} must be a whole number from ${low} to ${high}`)
    return fallback
  }
  const webAddress = (name: string, originOnly: boolean): string => {
    const value = required(name)
    if (!value) return value
    const url = URL.parse(value)
    if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
      problems.push(`${name} must be a web address`)
    } else if (url.protocol === 'http:' && (mode === 'production' || !LOOPBACK.has(url.hostname))) {
      problems.push(`${name} must begin with https://`)
    } else if (originOnly && url.origin !== value) {
      problems.push(`${name} must be scheme and host only, without a path or a closing slash`)
    }
    return value
  }
  const address = (name: string, schemes: readonly string[]): string | undefined => {
    const value = given(name)
    if (value && !schemes.includes(URL.parse(value)?.protocol ?? '')) {
      problems.push(`${name} must begin with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`)
    }
    return value
  }

  const mode: Mode = given('PORTAL_MODE') === 'demo' ? 'demo' : 'production'
  const demo = mode === 'demo'
  const port = whole('PORT', 3000, 1, 65535)
  const appOrigin = webAddress('APP_ORIGIN', true)
  const issuer = webAddress('OIDC_ISSUER', false)
  const clientId = required('OIDC_CLIENT_ID')
  const clientSecret = required('OIDC_CLIENT_SECRET')
  const authSecret = required('AUTH_SECRET')
  if (authSecret && authSecret.length < 32) problems.push('AUTH_SECRET must have at least 32 characters')
  const notifyApiKey = given('NOTIFY_API_KEY')
  const smtpUrl = notifyApiKey ? '' : required('SMTP_URL') && (address('SMTP_URL', ['smtp:', 'smtps:']) ?? '')
  if (notifyApiKey && given('SMTP_URL'))
    problems.push('SMTP_URL and NOTIFY_API_KEY exclude each other: give one')
  if (notifyApiKey && !/^.+-[0-9a-f-]{36}-[0-9a-f-]{36}$/.test(notifyApiKey))
    problems.push('NOTIFY_API_KEY must be the whole key: its name, the service and the secret')
  const notify = notifyApiKey
    ? {
        apiKey: notifyApiKey,
        templateId: required('NOTIFY_TEMPLATE_ID'),
        url: given('NOTIFY_URL')
          ? webAddress('NOTIFY_URL', true)
          : 'https://api.notifications.service.gov.uk',
      }
    : undefined
  const databases = new Map(
    DATABASES.map((name) => [name, address(name, ['postgres:', 'postgresql:'])] as const),
  )
  const database = (name: string): string => {
    const value = databases.get(name)
    if (!value) throw new Error(`${name} is missing`)
    return value
  }
  const clockOffsetFile = given('CLOCK_OFFSET_FILE')
  for (const name of ['CLOCK_OFFSET_FILE', 'CLOCK_OFFSET_MS']) {
    if (!demo && given(name)) problems.push(`${name} cannot be used in production`)
  }

  const settings: Settings = {
    mode,
    port,
    appOrigin,
    get databaseUrlSignin() {
      return database('DATABASE_URL_SIGNIN')
    },
    get databaseUrlWeb() {
      return database('DATABASE_URL_WEB')
    },
    get databaseUrlStandards() {
      return database('DATABASE_URL_STANDARDS')
    },
    get databaseUrlJobs() {
      return database('DATABASE_URL_JOBS')
    },
    get databaseUrlDirectory() {
      return database('DATABASE_URL_DIRECTORY')
    },
    oidc: { issuer, clientId, clientSecret },
    authSecret,
    smtpUrl,
    notify,
    mailFrom: given('MAIL_FROM') ?? `no-reply@${URL.parse(appOrigin)?.hostname ?? 'localhost'}`,
    log: {
      get keyFile() {
        const file = given('LOG_KEY_FILE')
        if (!file) throw new Error('LOG_KEY_FILE is missing')
        return file
      },
      get stateFile() {
        return given('LOG_STATE_FILE') ?? `${this.keyFile}.signed`
      },
      policyFile: given('LOG_POLICY_FILE'),
    },
    forceName: given('FORCE_NAME') ?? (demo ? 'Demo Constabulary' : 'Police'),
    advice: {
      dps: given('ADVICE_DPS') ?? 'Professional standards, prevention and learning team',
      dmc: given('ADVICE_DMC') ?? 'Directorate of media and communications',
      wrongdoing: given('ADVICE_WRONGDOING') ?? 'Professional standards reporting line',
      urgent: given('ADVICE_URGENT') ?? 'Your duty supervisor, or 999 in an emergency',
    },
    sessions: {
      staff: { idleMinutes: whole('SESSION_IDLE_MINUTES', 15), hours: whole('SESSION_HOURS', 8, 1, 24) },
      standards: {
        idleMinutes: whole('STANDARDS_SESSION_IDLE_MINUTES', 10),
        hours: whole('STANDARDS_SESSION_HOURS', 4, 1, 24),
      },
    },
    limits: {
      searchesPerHour: whole('LIMIT_SEARCHES_PER_HOUR', 60),
      submitsPerHour: whole('LIMIT_SUBMITS_PER_HOUR', 20),
      viewsPerDay: whole('LIMIT_VIEWS_PER_DAY', 200),
      exportsPerDay: whole('LIMIT_EXPORTS_PER_DAY', 5),
      denialsPerTenMinutes: whole('LIMIT_DENIALS_PER_TEN_MINUTES', 20),
    },
    clockOffsetFile: demo ? clockOffsetFile : undefined,
  }
  return { settings, problems }
}

let memo: Settings | undefined

/** The settings of this process, read once. Throws one line that names everything missing or wrong. */
export function env(): Settings {
  if (memo) return memo
  const { settings, problems } = readSettings(process.env)
  if (problems.length > 0) throw new Error(`Settings: ${problems.join('; ')}.`)
  memo = settings
  return settings
}
