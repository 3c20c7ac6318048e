import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import type { Refusal } from '#lib/domain/commands.ts'
import type { FormState } from '#lib/forms/form-state.ts'
import { type FieldErrors, type FormValues, readForm } from '#lib/forms/read-form.ts'
import { faultFields, incidentId, log } from '#lib/log.ts'
import { type Reader, SessionEnded, type Side } from '#lib/reader.ts'
import { refuse, siteFrom } from './headers.ts'
import type { ActionName } from './permissions.ts'
import { readSessionToken } from './session-token.ts'

/** What an action ends in: another page, or the same form with the reason why not. */
export type Result =
  | { readonly to: string }
  | { readonly refused: Refusal }
  | { readonly errors: FieldErrors }
  | { readonly state: FormState }

export type Action<Input> = {
  /** Its row in the permission table. */
  readonly name: ActionName
  readonly side: Side
  readonly schema: z.ZodType<Input>
  readonly run: (
    input: Input,
    context: { readonly reader: Reader; readonly values: FormValues },
  ) => Promise<Result>
  /** Keeps what was typed when the session has just ended; says whether it could. */
  readonly hold?: (values: FormValues, token: Reader['token']) => Promise<boolean>
}

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>

/**
 * The one door for everything that is posted. A server action answers a post to any address, so nothing about the page it
 * stands on can be relied on: origin, session, shape and permission are judged here and below, each time.
 * The functions it returns are marked, and a test refuses a server action that was not made here.
 */
export function formAction<Input>(action: Action<Input>): FormAction {
  const run: FormAction = async (_previous, form) => {
    // Called by hand it may get anything, or nothing.
    const { values, errors } = readForm((form as unknown) instanceof FormData ? form : new FormData())
    const ended = await settle(action, values, errors)
    if ('to' in ended) redirect(ended.to)
    return ended.state
  }
  return Object.assign(run, { [madeByTheDoor]: action.name })
}

export const madeByTheDoor = Symbol.for('portal.form-action')

async function settle<Input>(
  action: Action<Input>,
  values: FormValues,
  shape: FieldErrors,
): Promise<{ to: string } | { state: FormState }> {
  const request = await headers()
  if (!cameFromHere(request)) return { to: '/' }
  const token = await readSessionToken()
  if (!token) return { to: '/session-ended' }
  if (Object.keys(shape).length > 0) return { state: { errors: shape, values } }
  const parsed = action.schema.safeParse(values)
  if (!parsed.success) return { state: { errors: errorsOf(parsed.error), values } }
  try {
    const result = await action.run(parsed.data, { reader: { side: action.side, token }, values })
    if ('to' in result) return result
    if ('state' in result) return result
    if ('refused' in result) return { state: { errors: {}, values, refused: result.refused } }
    return { state: { errors: result.errors, values } }
  } catch (error) {
    if (error instanceof SessionEnded) {
      const kept = error.state === 'expired' && (await action.hold?.(values, token)) === true
      const back = encodeURIComponent(request.get('x-portal-path') ?? '/')
      return { to: `/session-ended?${kept ? 'kept=yes&' : ''}to=${back}` }
    }
    const incident = incidentId()
    log.error('action failed', { action: action.name, incident, ...faultFields(error) })
    return { state: { errors: {}, values, incident } }
  }
}

/** `front-door.ts` has judged this already; but an action must not depend on what ran before it. */
function cameFromHere(request: Headers): boolean {
  const header = (name: string) => request.get(name)
  return (
    refuse(siteFrom(process.env), {
      method: 'POST',
      path: header('x-portal-path') ?? '/',
      host: header('host'),
      forwardedHost: header('x-forwarded-host'),
      origin: header('origin'),
      fetchSite: header('sec-fetch-site'),
      contentLength: header('content-length'),
      transferEncoding: header('transfer-encoding'),
    }) === null
  )
}

function errorsOf(error: z.ZodError): FieldErrors {
  const errors: Record<string, string[]> = {}
  for (const issue of error.issues) {
    const unknown = issue.code === 'unrecognized_keys'
    const field = unknown ? 'form' : issue.path.join('.')
    const message = unknown
      ? 'This page sent something it should not. Reload it and try again'
      : issue.message
    errors[field] = [...(errors[field] ?? []), message]
  }
  return errors
}
