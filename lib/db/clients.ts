import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '#lib/env.ts'
import type { Side } from '#lib/reader.ts'
import { PrismaClient } from './generated/client.ts'
import { statementName } from './statement-names.ts'

// The database gives up before the application does, so that a transaction is never left half-committed by a client's time-out.
const limits = '-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=10000'

// Next reloads modules in development; without this every reload would open two more pools.
const held = globalThis as typeof globalThis & { portalClients?: Partial<Record<Side, PrismaClient>> }
held.portalClients ??= {}

/** The one client of a side; opened at first use. */
export function client(side: Side): PrismaClient {
  const clients = held.portalClients ?? {}
  const opened = clients[side] ?? open(side)
  held.portalClients = { ...clients, [side]: opened }
  return opened
}

/** Closes both pools; for scripts and tests. */
export async function closeClients(): Promise<void> {
  const clients = Object.values(held.portalClients ?? {})
  held.portalClients = {}
  await Promise.all(clients.map((each) => each.$disconnect()))
}

function open(side: Side): PrismaClient {
  const settings = env()
  const connectionString = side === 'web' ? settings.databaseUrlWeb : settings.databaseUrlStandards
  const pool = { connectionString, max: side === 'web' ? 10 : 6, options: limits }
  const adapter = new PrismaPg(pool, { statementNameGenerator: statementName })
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 5000, timeout: 15000 }, log: [] })
}
