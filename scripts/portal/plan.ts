import path from 'node:path'
import { readSettings } from '../../lib/env.ts'
import { RUNTIME_ROLES, type RuntimeRole } from '../database/roles.ts'
import { missingInProduction, modeOf } from '../required.mjs'
import { secret } from './secrets.ts'

type Env = Record<string, string | undefined>

/** What this start will do, worked out before anything is touched. */
export type Plan = {
  mode: 'demo' | 'production'
  dev: boolean
  port: number
  dataDir: string
  distDir: string
  /** The migrator's, where a server was given. */
  databaseUrl: string | undefined
  /** Roles whose URL was not given: the demo sets their passwords itself. */
  rolesToSet: RuntimeRole[]
  identityPort: number | undefined
  mailPort: number | undefined
  /** The demo's own witnesses of the history. */
  witnessPorts: number[]
}

export const ROLE_URL: Record<RuntimeRole, string> = {
  portal_signin: 'DATABASE_URL_SIGNIN',
  portal_web: 'DATABASE_URL_WEB',
  portal_standards: 'DATABASE_URL_STANDARDS',
  portal_jobs: 'DATABASE_URL_JOBS',
  portal_directory: 'DATABASE_URL_DIRECTORY',
}

/** Reads the environment. Everything missing or wrong comes back as one list. */
export function plan(env: Env, root: string, dev: boolean): { plan: Plan; problems: string[] } {
  const mode = modeOf(env)
  const demo = mode === 'demo'
  const given = (name: string) => env[name]?.trim() || undefined
  const port = Number(given('PORT') ?? 3000)
  const made: Plan = {
    mode,
    dev,
    port,
    dataDir: path.resolve(root, given('DATA_DIR') ?? '.data'),
    distDir: given('NEXT_DIST_DIR') ?? '.next',
    databaseUrl: given('DATABASE_URL'),
    rolesToSet: demo ? RUNTIME_ROLES.filter((role) => !given(ROLE_URL[role])) : [],
    identityPort: demo && !given('OIDC_ISSUER') ? port + 1 : undefined,
    mailPort: demo && !given('SMTP_URL') && !given('NOTIFY_API_KEY') ? port + 2 : undefined,
    witnessPorts: demo && !given('LOG_KEY_FILE') ? [port + 3, port + 4] : [],
  }
  const problems = demo ? [] : missingInProduction(env).map((name) => `${name} is missing`)
  if (!demo && dev) problems.push('npm run dev is for the demo')
  if (given('PORTAL_MODE') && !['demo', 'production'].includes(given('PORTAL_MODE') ?? '')) {
    problems.push('PORTAL_MODE must be demo or production')
  }
  const databases = ['DATABASE_URL', ...Object.values(ROLE_URL)]
  for (const name of databases) {
    const value = given(name)
    if (value && !/^postgres(ql)?:\/\/[^/]+\/[^/]+/.test(value)) {
      problems.push(`${name} must look like postgres://user:password@host:port/database`)
    }
    if (value && !made.databaseUrl) problems.push(`${name} is of no use without DATABASE_URL`)
  }
  if (demo && port > 65531) {
    problems.push('PORT must be at most 65531: the demo uses the four ports after it')
  } else if (Number.isInteger(port)) {
    const trial = settingsFor(made, env, () => 'placeholder-placeholder-placeholder', '')
    for (const problem of readSettings(trial).problems) {
      // What was said already is not said again in other words.
      const name = problem.split(' ')[0] ?? ''
      if (!problems.some((one) => one.startsWith(`${name} `))) problems.push(problem)
    }
  } else {
    problems.push('PORT must be a whole number from 1 to 65535')
  }
  return { plan: made, problems }
}

/** The environment of the portal's processes: what was given, and the demo's own values for what was not. */
export function settingsFor(
  of: Plan,
  env: Env,
  secretOf: (name: string) => string,
  databaseUrl: string,
): Env {
  const { NODE_ENV: _, ...given } = env
  const set = (name: string, value: string) => ({ [name]: env[name]?.trim() || value })
  const common = { ...given, PORTAL_MODE: of.mode, PORT: String(of.port), NEXT_TELEMETRY_DISABLED: '1' }
  const origin = env.APP_ORIGIN?.trim() || `http://localhost:${of.port}`
  if (of.mode === 'production') return { ...common, NEXTAUTH_URL: origin }
  const roles = Object.fromEntries(
    databaseUrl
      ? of.rolesToSet.map((role) => [ROLE_URL[role], roleUrl(databaseUrl, role, secretOf(role))])
      : [],
  )
  return {
    ...common,
    ...roles,
    APP_ORIGIN: origin,
    NEXTAUTH_URL: origin,
    ...set('AUTH_SECRET', secretOf('auth')),
    ...(of.identityPort && {
      OIDC_ISSUER: `http://localhost:${of.identityPort}`,
      ...set('OIDC_CLIENT_ID', 'portal'),
      ...set('OIDC_CLIENT_SECRET', secretOf('oidcClient')),
    }),
    ...(of.mailPort && { SMTP_URL: `smtp://127.0.0.1:${of.mailPort}` }),
    ...set('MAIL_FROM', 'portal@demo.example'),
  }
}

function roleUrl(databaseUrl: string, role: RuntimeRole, password: string): string {
  const url = new URL(databaseUrl)
  url.username = role
  url.password = password
  return url.href
}

/** The passwords to set for the roles whose URLs the demo derives. */
export function rolePasswords(of: Plan): Partial<Record<RuntimeRole, string>> {
  return Object.fromEntries(of.rolesToSet.map((role) => [role, secret(of.dataDir, role)]))
}
