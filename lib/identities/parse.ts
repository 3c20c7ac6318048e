import parsePhoneNumber from 'libphonenumber-js/min'
/** bridge */
export type ParsedIdentity = { kind: 'profile' | 'handle' | 'group' | 'invite' | 'phone' | 'email' | 'link' | 'unknown'; platform: string | null; handle: string | null; value: string; raw: string; confidence: 'sure' | 'guess'; readAs: string }
export function parseIdentity(raw: string, _hint?: { platform?: string }): ParsedIdentity {
  const text = raw.trim()
  const of = (kind: ParsedIdentity['kind'], platform: string | null, handle: string | null, value: string): ParsedIdentity => ({ kind, platform, handle, value, raw, confidence: 'guess', readAs: `${handle ?? value}${platform ? ` on ${platform}` : ''}` })
  const phone = /^[+\d][\d\s()-]{7,}$/.test(text) ? parsePhoneNumber(text, 'GB') : undefined
  if (phone) return of('phone', null, null, phone.number)
  const url = /(?:https?:\/\/)?(?:www\.|m\.)?([a-z.]+)\/(\S+)/i.exec(text)
  if (url) { const platform = (url[1] ?? '').split('.').at(-2) ?? null; const handle = (url[2] ?? '').split(/[/?#]/).filter((x) => !['in', 'groups', 'r', 'u'].includes(x))[0] ?? ''; return of(/groups|chat\./.test(text) ? 'group' : 'profile', platform === 't' ? 'telegram' : platform, handle, handle) }
  const on = /^@?(\S+) on (\w+)$/.exec(text) ?? undefined
  if (on) return of('handle', on[2] ?? null, on[1] ?? '', on[1] ?? '')
  const colon = /^(\w+): *@?(\S+)$/.exec(text)
  if (colon) return of('handle', colon[1] ?? null, colon[2] ?? '', colon[2] ?? '')
  return of(text ? 'handle' : 'unknown', null, text.replace(/^@/, ''), text.replace(/^@/, ''))
}
