import { createHmac } from 'node:crypto'
import { now } from '#lib/clock.ts'
import { env } from '#lib/env.ts'
import { NotHandedOver, type Transport } from './transport.ts'

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
/** A key is its name, the service and the secret, joined by hyphens. */
export const notifyKey = new RegExp(`^.+-(?<service>${uuid})-(?<secret>${uuid})$`)

type Patience = { readonly wholeMs: number }

/**
 * GOV.UK Notify instead of a relay: POST /v2/notifications/email with a template of two fields, ((subject)) and ((body)). Our own number goes
 * along as `reference`; it does not keep Notify from sending the same mail again after a kill between sending and marking.
 * Source: GOV.UK Notify, REST API documentation (authorisation, send an email, error codes).
 */
export function notifyTransport({ wholeMs }: Patience = { wholeMs: 30_000 }): Transport {
  const notify = env().notify
  const groups = notify && notifyKey.exec(notify.apiKey)?.groups
  if (!notify || !groups) throw new Error('NOTIFY_API_KEY is missing')
  const stopping = new AbortController()

  const ask = (path: string, body?: object): Promise<Response> =>
    fetch(new URL(path, notify.url), {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${token(groups.service ?? '', groups.secret ?? '')}`,
        'content-type': 'application/json',
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      redirect: 'error',
      signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(wholeMs)]),
    })

  return {
    async send(to, messageId, mail) {
      const response = await ask('/v2/notifications/email', {
        email_address: to,
        template_id: notify.templateId,
        personalisation: { subject: mail.subject, body: mail.text },
        reference: messageId.replace(/^<|@.*$/g, ''),
      }).catch((error: unknown) => {
        throw new NotHandedOver(nameOf(error), false)
      })
      await response.body?.cancel()
      // 400 is about this mail or its address; a key that is refused, a limit and a fault of theirs are not.
      if (!response.ok) throw new NotHandedOver(String(response.status), response.status === 400)
    },
    async check() {
      try {
        const response = await ask(`/v2/template/${notify.templateId}`)
        await response.body?.cancel()
        return response.ok
      } catch {
        return false
      }
    },
    close: () => stopping.abort(),
  }
}

/** RFC 7519 with HS256; Notify takes it for half a minute. */
function token(service: string, secret: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part({ typ: 'JWT', alg: 'HS256' })}.${part({ iss: service, iat: Math.floor(now().getTime() / 1000) })}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

function nameOf(error: unknown): string {
  const { cause, name } = error as { cause?: { code?: unknown }; name?: unknown }
  return String(cause?.code ?? name ?? '').toUpperCase()
}
