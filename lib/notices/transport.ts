import type { MailText } from './mail.ts'

/** Sends one mail. Throws `NotHandedOver` when it was not taken; it is then tried again. */
export type Transport = {
  readonly send: (to: string, messageId: string, mail: MailText) => Promise<void>
  /** Whether the mail server answers. */
  readonly check: () => Promise<boolean>
  /** Breaks off whatever is under way; a mail half sent is sent again by the next worker. */
  readonly close: () => void
}

/** A mail that was not taken. `code` is a number or a name, never words. */
export class NotHandedOver extends Error {
  readonly code: string
  readonly permanent: boolean

  constructor(code: string, permanent: boolean, options?: ErrorOptions) {
    super('the mail was not handed over', options)
    this.code = /^[A-Z0-9]{1,20}$/.test(code) ? code : ''
    this.permanent = permanent
  }
}
