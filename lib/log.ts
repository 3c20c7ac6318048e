import { randomBytes } from 'node:crypto'
import { pino } from 'pino'

/*
 * Logs carry no personal data. Only the keys below are written, whatever is passed: no bodies, no parameters, no messages of
 * the database (they quote the row). An error is told by its name, code and place, never by its words.
 */
const ALLOWED = [
  'action',
  'at',
  'attempt',
  'code',
  'component',
  'count',
  'errorName',
  'incident',
  'job',
  'jobId',
  'method',
  'ms',
  'outcome',
  'port',
  'reason',
  'route',
  'signal',
  'status',
  'task',
] as const

type Key = (typeof ALLOWED)[number]

/** What may be said beside the event's name. `reason` and `outcome` take fixed words of the code, never what a person typed. */
export type LogFields = Partial<Record<Key, string | number | boolean>>

const logger = pino({
  level: process.env.LOG_LEVEL ?? (process.env.VITEST ? 'silent' : 'info'),
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
})

/** Keeps the allowed keys that hold a plain value, cut to 200 characters. */
export function allowed(fields: Readonly<Record<string, unknown>>): LogFields {
  const kept: LogFields = {}
  for (const key of ALLOWED) {
    const value = fields[key]
    if (typeof value === 'string') kept[key] = key === 'at' ? value.slice(0, 1500) : value.slice(0, 200)
    else if (typeof value === 'number' || typeof value === 'boolean') kept[key] = value
  }
  return kept
}

/** What may be said of an error: its class, its code (an SQLSTATE, say) and the frames of its stack. */
export function faultFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { errorName: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at .+:\d+:\d+\)?$/.test(line))
  const fields: LogFields = { errorName: error.name, at: frames.slice(0, 8).join('\n') }
  const code = 'code' in error ? error.code : undefined
  if (typeof code === 'string' || typeof code === 'number') fields.code = code
  return fields
}

export const log = {
  info: (event: string, fields: LogFields = {}) => logger.info(allowed(fields), event),
  warn: (event: string, fields: LogFields = {}) => logger.warn(allowed(fields), event),
  error: (event: string, fields: LogFields = {}) => logger.error(allowed(fields), event),
}

/** A short number to read out on the telephone; it leads from the page a person saw to the line in the log. */
export function incidentId(): string {
  return randomBytes(5).toString('hex').toUpperCase()
}
