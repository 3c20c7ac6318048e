import type { Reading } from './identity.ts'
import { type PlatformCode, platformOf } from './platforms.ts'
import { profileOf } from './profile.ts'
import { mentionedIn } from './read-words.ts'
import type { Tools } from './tools.ts'
import { bare, foldCase, plain } from './typed-text.ts'

/** An e-mail address in a text; on the platform chosen or named, where there is one. */
export function readEmail(
  tokens: readonly string[],
  text: string,
  hint: PlatformCode | null,
): Reading | null {
  for (const token of tokens) {
    const address = bare(token).replace(/^.*:/, '').replace(/\?.*$/, '')
    const [, local, domain] =
      /^([^\s@/\\,;()=]+)@([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,})$/u.exec(address) ?? []
    if (!local || !domain) continue
    const handle = plain(foldCase(address))
    const platform = hint ?? mentionedIn(text.replace(token, ' ')) ?? 'email'
    if (platform === 'mastodon' || platform === 'matrix') return profileOf(platform, handle, 'sure')
    return { kind: 'email', platform, handle, value: mailbox(handle), confidence: 'sure' }
  }
  return null
}

/** An address without the tag behind `+`, under one name of Gmail's two. */
function mailbox(address: string): string {
  return address.replace(/(?<=.)\+[^@]*(?=@)/, '').replace(/@googlemail\.com$/, '@gmail.com')
}

const numberLike =
  /(?<![\p{L}\p{N}_@#/.+-])(?:\(?\+|\(?0|\(?44|7(?=\d{3}[\s-]?\d{3}[\s-]?\d{3}(?!\d)))[\d\s().+-]{6,28}\d(?![\p{L}\p{N}_@#])/u

/** A telephone number in a text, in any notation; on the platform chosen or named, where there is one. */
export function readPhone(
  text: string,
  whole: string,
  hint: PlatformCode | null,
  tools: Tools,
): Reading | null {
  const digits = asciiDigits(text)
  const found =
    numberLike.exec(digits)?.[0] ?? (hint === 'phone' && /^[\d\s().+-]{3,30}$/.test(whole) ? whole : null)
  if (!found) return null
  // Where names may be numbers, a bare number is one of them unless it is plainly a mobile.
  if (
    hint &&
    platformOf(hint)?.family !== 'messaging' &&
    /^\d+$/.test(whole) &&
    !/^(?:0|44)7\d{9}$/.test(whole)
  )
    return null
  const count = found.replace(/\D/g, '').length
  const number = count >= 8 ? tools.phone(found) : null
  if (!number && hint !== 'phone') return null
  const platform = hint ?? mentionedIn(digits.replace(found, ' ')) ?? 'phone'
  if (number)
    return { kind: 'phone', platform, handle: number.shown, value: number.value, confidence: 'sure' }
  const bareDigits = found.replace(/\D/g, '')
  return bareDigits === ''
    ? null
    : { kind: 'phone', platform, handle: bareDigits, value: bareDigits, confidence: 'guess' }
}

function asciiDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
}
