import { describe, expect, test } from 'vitest'
import { plan, settingsFor } from './plan.ts'

const url = (user: string) => `postgres://${user}:x@db.example:5432/portal`
const production = {
  NODE_ENV: 'production',
  DATABASE_URL: url('migrator'),
  DATABASE_URL_SIGNIN: url('portal_signin'),
  DATABASE_URL_WEB: url('portal_web'),
  DATABASE_URL_STANDARDS: url('portal_standards'),
  DATABASE_URL_JOBS: url('portal_jobs'),
  OIDC_ISSUER: 'https://sign-in.example',
  OIDC_CLIENT_ID: 'portal',
  OIDC_CLIENT_SECRET: 'secret',
  AUTH_SECRET: 'x'.repeat(32),
  APP_ORIGIN: 'https://declare.example',
  SMTP_URL: 'smtp://mail.example',
  LOG_KEY_FILE: '/etc/portal/log-key',
}
const secretOf = (name: string) => `${name}-secret-secret-secret-secret-secret`

describe('plan', () => {
  test('with nothing given it is the whole demo', () => {
    const made = plan({}, '/clone', false)
    expect(made.problems).toEqual([])
    expect(made.plan).toMatchObject({
      mode: 'demo',
      port: 3000,
      identityPort: 3001,
      mailPort: 3002,
      witnessPorts: [3003, 3004],
    })
    expect(made.plan.dataDir).toBe('/clone/.data')
    expect(made.plan.rolesToSet).toHaveLength(5)
  })

  test('in production nothing of the demo can be switched on', () => {
    const made = plan({ ...production, PORTAL_MODE: 'demo' }, '/clone', false)
    expect(made.problems).toEqual([])
    expect(made.plan).toMatchObject({ mode: 'production', rolesToSet: [] })
    expect(made.plan.identityPort).toBeUndefined()
    expect(made.plan.mailPort).toBeUndefined()
    expect(made.plan.witnessPorts).toEqual([])
    expect(settingsFor(made.plan, production, secretOf, '')).toMatchObject({ PORTAL_MODE: 'production' })
  })

  test.each(Object.keys(production).filter((name) => name !== 'NODE_ENV'))(
    'production names a missing %s once',
    (name) => {
      const { problems } = plan({ ...production, [name]: ' ' }, '/clone', false)
      const mentions = problems.filter((problem) => problem.startsWith(`${name} `))
      expect(mentions).toHaveLength(1)
    },
  )

  test.each([
    [{ PORT: 'x' }, ['PORT must be a whole number from 1 to 65535']],
    [{ PORT: '65535' }, ['PORT must be at most 65531: the demo uses the four ports after it']],
    [{ PORTAL_MODE: 'prod' }, ['PORTAL_MODE must be demo or production']],
    [{ DATABASE_URL: 'x' }, ['DATABASE_URL must look like postgres://user:password@host:port/database']],
    [{ DATABASE_URL_WEB: url('w') }, ['DATABASE_URL_WEB is of no use without DATABASE_URL']],
    [{ OIDC_ISSUER: 'https://x.example', OIDC_CLIENT_ID: 'a' }, ['OIDC_CLIENT_SECRET is missing']],
    [{ ...production, CLOCK_OFFSET_MS: '1' }, ['CLOCK_OFFSET_MS cannot be used in production']],
  ])('one line names what is wrong (%#)', (env, problems) => {
    expect(plan(env, '/clone', false).problems).toEqual(problems)
  })
})

describe('settingsFor', () => {
  test('derives what was not given and keeps what was', () => {
    const env = {
      PORT: '4000',
      FORCE_NAME: 'Other',
      NODE_ENV: 'test',
      DATABASE_URL: url('m'),
      DATABASE_URL_WEB: url('own'),
    }
    const made = settingsFor(plan(env, '/clone', false).plan, env, secretOf, url('m'))
    expect(made).toMatchObject({
      PORTAL_MODE: 'demo',
      APP_ORIGIN: 'http://localhost:4000',
      OIDC_ISSUER: 'http://localhost:4001',
      SMTP_URL: 'smtp://127.0.0.1:4002',
      FORCE_NAME: 'Other',
      DATABASE_URL_WEB: url('own'),
    })
    expect(made.DATABASE_URL_JOBS).toBe(url('portal_jobs').replace(':x@', `:${secretOf('portal_jobs')}@`))
    expect(made).not.toHaveProperty('NODE_ENV')
  })
})
