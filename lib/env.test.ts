import { describe, expect, test } from 'vitest'
import { readSettings } from './env.ts'

const demo = {
  PORTAL_MODE: 'demo',
  APP_ORIGIN: 'http://localhost:3000',
  OIDC_ISSUER: 'http://localhost:3001',
  OIDC_CLIENT_ID: 'portal',
  OIDC_CLIENT_SECRET: 'secret',
  AUTH_SECRET: 'x'.repeat(32),
  SMTP_URL: 'smtp://127.0.0.1:3002',
  DATABASE_URL_WEB: 'postgres://portal_web:x@127.0.0.1:5432/portal',
}
const production = {
  ...demo,
  PORTAL_MODE: 'production',
  APP_ORIGIN: 'https://declare.example',
  OIDC_ISSUER: 'https://sign-in.example',
}

describe('readSettings', () => {
  test('takes a good demo and fills in the rest', () => {
    const { settings, problems } = readSettings(demo)
    expect(problems).toEqual([])
    expect(settings).toMatchObject({
      mode: 'demo',
      port: 3000,
      forceName: 'Demo Constabulary',
      mailFrom: 'no-reply@localhost',
      sessions: { staff: { idleMinutes: 15, hours: 8 }, standards: { idleMinutes: 10, hours: 4 } },
      limits: { searchesPerHour: 60, submitsPerHour: 20 },
    })
    expect(settings.databaseUrlWeb).toBe(demo.DATABASE_URL_WEB)
  })

  test('a role this process was not given is a fault only when it is read', () => {
    const { settings } = readSettings(demo)
    expect(() => settings.databaseUrlJobs).toThrow('DATABASE_URL_JOBS is missing')
  })

  test('lists everything that is missing at once', () => {
    expect(readSettings({}).problems).toEqual(
      ['APP_ORIGIN', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'AUTH_SECRET', 'SMTP_URL'].map(
        (name) => `${name} is missing`,
      ),
    )
  })

  test('anything but demo is production', () => {
    expect(readSettings({ ...demo, PORTAL_MODE: 'Demo' }).settings.mode).toBe('production')
    expect(readSettings(production).problems).toEqual([])
  })

  test.each([
    [{ ...demo, APP_ORIGIN: 'http://declare.example' }, 'APP_ORIGIN must begin with https://'],
    [{ ...production, APP_ORIGIN: 'http://localhost:3000' }, 'APP_ORIGIN must begin with https://'],
    [{ ...demo, APP_ORIGIN: 'http://localhost:3000/' }, 'APP_ORIGIN must be scheme and host only'],
    [{ ...demo, APP_ORIGIN: 'localhost' }, 'APP_ORIGIN must be a web address'],
    [{ ...demo, PORT: '80a' }, 'PORT must be a whole number from 1 to 65535'],
    [{ ...demo, PORT: '70000' }, 'PORT must be a whole number from 1 to 65535'],
    [{ ...demo, AUTH_SECRET: 'short' }, 'AUTH_SECRET must have at least 32 characters'],
    [{ ...demo, SMTP_URL: 'mail.example' }, 'SMTP_URL must begin with smtp:// or smtps://'],
    [{ ...demo, DATABASE_URL_WEB: 'mysql://x' }, 'DATABASE_URL_WEB must begin with postgres://'],
    [{ ...production, CLOCK_OFFSET_MS: '1' }, 'CLOCK_OFFSET_MS cannot be used in production'],
    [{ ...production, CLOCK_OFFSET_FILE: '/x' }, 'CLOCK_OFFSET_FILE cannot be used in production'],
  ])('names what is wrong (%#)', (source, problem) => {
    expect(readSettings(source).problems).toEqual([expect.stringContaining(problem)])
  })

  test('never repeats a value', () => {
    const canary = 'kanarienvogel'
    const { problems } = readSettings({
      ...demo,
      AUTH_SECRET: canary,
      SMTP_URL: canary,
      APP_ORIGIN: canary,
      PORT: canary,
    })
    expect(problems).toHaveLength(4)
    expect(problems.join()).not.toContain(canary)
  })
})
