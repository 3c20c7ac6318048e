import nodemailer from 'nodemailer'
import { env } from '#lib/env.ts'
import type { MailText } from './mail.ts'

/** Sends one mail. Throws when it could not be handed over; the queue then tries again. */
export type Transport = {
  readonly send: (to: string, messageId: string, mail: MailText) => Promise<void>
  readonly check: () => Promise<boolean>
}

/** The force's relay by SMTP. The time-outs keep a server that never answers from holding the worker. */
export function smtpTransport(): Transport {
  const { smtpUrl, mailFrom } = env()
  const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }
  const transporter = nodemailer.createTransport({ url: smtpUrl, ...limits })
  return {
    async send(to, messageId, mail) {
      // A mail that is sent twice after a crash bears the same number, so the reader's mail box can tell.
      await transporter.sendMail({
        from: mailFrom,
        to,
        messageId,
        ...mail,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
    async check() {
      try {
        return await transporter.verify()
      } catch {
        return false
      }
    },
  }
}
