import type { NoticeKind } from '#lib/domain/decide.ts'
import { mailKinds, otherMail } from './mail-kinds.ts'

/** The words of a mail: that something needs its reader, the reference, a link. Never what it is about. */
export type MailText = { readonly subject: string; readonly text: string; readonly html: string }

/**
 * @param reference none for what is about no single record
 * @param inner true for somebody of professional standards: their link leads to their own side of the portal
 * @param origin from configuration, never from a request
 */
export function mailText(
  kind: string,
  reference: string,
  origin: string,
  advice: string,
  inner: boolean,
): MailText {
  const { subject, line, path } = Object.hasOwn(mailKinds, kind) ? mailKinds[kind as NoticeKind] : otherMail
  const link = `${origin}${inner && path !== '/declarations/' ? '/standards/' : path}${reference}`
  const about = reference === '' ? '' : `Reference: ${reference}`
  const text = `${line}\n\n${about && `${about}\n`}${link}\n\nThis mail holds nothing else on purpose. Do not reply to it.\nFor advice: ${advice}\n`
  const html = `<p>${escaped(line)}</p><p>${about && `${escaped(about)}<br>`}<a href="${escaped(link)}">${escaped(link)}</a></p><p>This mail holds nothing else on purpose. Do not reply to it.<br>For advice: ${escaped(advice)}</p>`
  return { subject: about ? `${subject}: ${reference}` : subject, text, html }
}

/** Text as it may stand in markup. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
