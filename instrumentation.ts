import type { Instrumentation } from 'next'
import { faultFields, log } from '#lib/log.ts'

/** Every fault that Next catches reaches the log, told by class and place, never by its words: they may quote a record. */
export const onRequestError: Instrumentation.onRequestError = (error, request, context) => {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : ''
  log.error('request failed', {
    incident: digest,
    route: context.routePath,
    method: request.method,
    ...faultFields(error),
  })
}
