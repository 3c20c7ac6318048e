import { connect, type Socket } from 'node:net'
import nodemailer from 'nodemailer'
import SmtpTransport from 'nodemailer/lib/smtp-transport/index.js'
import { env } from '#lib/env.ts'
import { NotHandedOver, type Transport } from './transport.ts'

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

/**
 * Errors repeat addresses in their words: only the code goes on. What the server says of this address alone, and for good, is `permanent`; all
 * else may be its own trouble.
 */
function notHandedOver(error: unknown): NotHandedOver {
  const { code, responseCode, command } = error as {
    code?: unknown
    responseCode?: unknown
    command?: unknown
  }
  const permanent =
    typeof responseCode === 'number' && responseCode >= 500 && /^(?:RCPT TO|DATA)/.test(String(command))
  return new NotHandedOver(String(responseCode ?? code ?? ''), permanent)
}
