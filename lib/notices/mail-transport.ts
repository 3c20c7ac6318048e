import { env } from '#lib/env.ts'
import { notifyTransport } from './notify-transport.ts'
import { smtpTransport } from './smtp-transport.ts'
import type { Transport } from './transport.ts'

/** The way that the settings name: the force's relay, or GOV.UK Notify. */
export function mailTransport(): Transport {
  return env().notify ? notifyTransport() : smtpTransport()
}
