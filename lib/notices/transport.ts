import { connect, type Socket } from 'node:net'
import nodemailer from 'nodemailer'
import SmtpTransport from 'nodemailer/lib/smtp-transport/index.js'
import { env } from '#lib/env.ts'
import type { MailText } from './mail.ts'

/** Sends one mail. Throws when it could not be handed over; the queue then tries again. */
export type Transport = {
  readonly send: (to: string, messageId: string, mail: MailText) => Promise<void>
  /** Whether the mail server answers. */
  readonly check: () => Promise<boolean>
  /** Breaks off whatever is under way; a mail half sent is sent again by the next worker. */
  readonly close: () => void
}

export type Patience = { readonly connectMs: number; readonly quietMs: number; readonly wholeMs: number }

// The library waits for an error; from a connection that merely closes it draws no conclusion in some states.
const brokenOff = new Error('broken off')
const patience: Patience = { connectMs: 10_000, quietMs: 20_000, wholeMs: 60_000 }

/** The force's relay by SMTP. A server that never answers, or a letter at a time, cannot hold the worker beyond `wholeMs`. */
export function smtpTransport({ connectMs, quietMs, wholeMs }: Patience = patience): Transport {
  const { smtpUrl, mailFrom } = env()
  const sockets = new Set<Socket>()

  /** A connection of our own making, so that we can end it: the library's limits count only the time between two signs of life. */
  function open(host: string, port: number, done: (error: Error | null, socket?: Socket) => void): void {
    const socket = connect({ host, port })
    sockets.add(socket)
    const settle = (error: Error | null) => {
      clearTimeout(connecting)
      socket.off('connect', settled).off('error', settle)
      if (error) socket.destroy()
      done(error, socket)
    }
    const settled = () => settle(null)
    const connecting = setTimeout(() => settle(new Error('mail server does not answer')), connectMs)
    const whole = setTimeout(() => socket.destroy(brokenOff), wholeMs)
    socket.once('connect', settled).once('error', settle)
    socket.on('error', () => undefined) // whoever uses it is told by a listener of their own
    socket.once('close', () => {
      clearTimeout(whole)
      sockets.delete(socket)
    })
  }

  const { hostname, port, protocol } = new URL(smtpUrl)
  // Not by `createTransport({ url, … })`: beside a URL that drops every other option, and with them the limits.
  const smtp = new SmtpTransport({
    url: smtpUrl,
    greetingTimeout: connectMs,
    socketTimeout: quietMs,
    getSocket: (_options, done) =>
      open(
        hostname.replace(/^\[|\]$/g, ''),
        Number(port) || (protocol === 'smtps:' ? 465 : 587),
        (error, connection) => done(error, { connection }),
      ),
  })
  const transporter = nodemailer.createTransport(smtp)
  return {
    async send(to, messageId, mail) {
      try {
        // A mail that is sent twice after a crash bears the same number, so the reader's mail box can tell.
        await transporter.sendMail({
          from: mailFrom,
          to,
          messageId,
          ...mail,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
      } catch (error) {
        throw notHandedOver(error)
      }
    },
    async check() {
      try {
        return await transporter.verify()
      } catch {
        return false
      }
    },
    close() {
      for (const socket of sockets) socket.destroy(brokenOff)
    },
  }
}

/** The queue keeps an error's words beside the job, and a mail server's words repeat the address: only its code goes on. */
function notHandedOver(error: unknown): Error {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
  return Object.assign(new Error('the mail was not handed over'), {
    code: String(responseCode ?? code ?? ''),
  })
}
