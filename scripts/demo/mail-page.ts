import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { escaped, page } from './identity-page.ts'

/* The demo's mail box as a page of the demo's sign-in service: what left the portal by SMTP, newest first. There is none in production. */

const most = 50

/** Markup of the latest mails in a folder of `.eml` files, as the demo's mail box keeps them. */
export function mailPage(folder: string): string {
  const names = (existsSync(folder) ? readdirSync(folder) : []).filter(
    (name) => name.endsWith('.eml') && !name.startsWith('.'),
  )
  const latest = names.toSorted().toReversed().slice(0, most)
  const mails = latest.map((name) => read(readFileSync(path.join(folder, name), 'utf8')))
  const items = mails.map(
    ({ to, subject, at, text }) =>
      `<li><p><strong>${escaped(subject)}</strong><br>To ${escaped(to)}, ${escaped(at)}</p><pre>${escaped(text)}</pre></li>`,
  )
  const intro = `<p>What the demo has sent by e-mail, newest first${names.length > most ? `: the last ${most} of ${names.length}` : ''}. It went nowhere else.</p>`
  return page(
    'Sent mail',
    `${intro}${items.length > 0 ? `<ul>${items.join('')}</ul>` : '<p>Nothing has been sent yet.</p>'}`,
  )
}

type Mail = { readonly to: string; readonly subject: string; readonly at: string; readonly text: string }

/** Enough of RFC 5322 and MIME to show a mail of the portal's own: headers, and the part in plain text. */
function read(message: string): Mail {
  const [head = '', ...rest] = message.split(/\r?\n\r?\n/)
  const header = (name: string) =>
    new RegExp(`^${name}:\\s*((?:.|\\r?\\n[ \\t])*)$`, 'im')
      .exec(head)?.[1]
      ?.replace(/\r?\n[ \t]+/g, ' ')
      .trim() ?? ''
  const body = rest.join('\n\n')
  const boundary = /boundary="?([^";]+)"?/i.exec(header('Content-Type'))?.[1]
  const parts = boundary ? body.split(`--${boundary}`) : [`${head}\n\n${body}`]
  const plain = parts.find((part) => /content-type:\s*text\/plain/i.test(part)) ?? parts[0] ?? ''
  const [partHead = '', ...lines] = plain.trimStart().split(/\r?\n\r?\n/)
  return {
    to: header('To'),
    subject: words(header('Subject')),
    at: header('Date'),
    text: decoded(
      lines.join('\n\n'),
      /content-transfer-encoding:\s*([\w-]+)/i.exec(partHead)?.[1] ?? '',
    ).trim(),
  }
}

function decoded(text: string, encoding: string): string {
  if (/^base64$/i.test(encoding)) return Buffer.from(text, 'base64').toString('utf8')
  return /^quoted-printable$/i.test(encoding) ? quoted(text) : text
}

function quoted(text: string): string {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([\dA-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** Words of a header in other letters (RFC 2047). */
function words(header: string): string {
  return header.replace(/=\?utf-8\?([bq])\?([^?]*)\?=\s*/gi, (_, way: string, text: string) =>
    /b/i.test(way) ? Buffer.from(text, 'base64').toString('utf8') : quoted(text.replaceAll('_', ' ')),
  )
}
