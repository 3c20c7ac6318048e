import { connected } from './databases.ts'

/** The roles with which the running portal connects. The migration makes them, unable to log in. */
export const RUNTIME_ROLES = [
  'portal_signin',
  'portal_web',
  'portal_standards',
  'portal_jobs',
  'portal_directory',
] as const

export type RuntimeRole = (typeof RUNTIME_ROLES)[number]

/** Lets the roles log in with these passwords. For the demo and tests: in production an operator does this. */
export async function setRolePasswords(
  url: string,
  passwords: Partial<Record<RuntimeRole, string>>,
): Promise<void> {
  await connected(url, async (client) => {
    for (const role of RUNTIME_ROLES) {
      const password = passwords[role]
      if (!password) continue
      await client.query(`ALTER ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)}`)
    }
  })
}
