import { bare } from './typed-text.ts'

/** A web address taken apart. */
export type Link = {
  /** As typed; null where there was none. */
  readonly scheme: string | null
  /** Lower case, without `www.` and port. */
  readonly host: string
  readonly port: string
  readonly path: readonly string[]
  readonly query: readonly (readonly [string, string])[]
  readonly fragment: string
}

const parts =
  /^(?:([a-z][a-z0-9+.-]{0,20}):\/{1,3})?(?:[^/?#@\s]*@)?([\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*)\.?(:\d{1,5})?(?=[/?#]|$)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/iu

/** Takes an address apart, with or without scheme; null where it is none. Without a scheme the host must have a dot. */
export function splitLink(text: string): Link | null {
  const match = parts.exec(text)
  if (!match) return null
  const [, scheme = null, host = '', port = '', path = '', query = '', fragment = ''] = match
  if (scheme === null && (!host.includes('.') || /^[^/?#]*@/.test(text))) return null
  return {
    scheme: scheme === null ? null : scheme.toLowerCase().replace('hxxp', 'http'),
    host: host.toLowerCase().replace(/^(?:www\d?\.)(?=[^.]+\.)/, ''),
    port,
    path: path.split('/').filter((part) => part !== ''),
    query: query
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const at = pair.indexOf('=')
        return at < 0 ? ([pair, ''] as const) : ([pair.slice(0, at), pair.slice(at + 1)] as const)
      }),
    fragment,
  }
}

const tracking =
  /^(?:utm_.*|fb.?clid|gclid|dclid|msclkid|twclid|yclid|ttclid|igsh(?:id)?|si|s|t|ref|refid|ref_.*|referrer|source|src|feature|mibextid|rdid|share_.*|_[rt]|__.*|is_from_webapp|sender_device|sender_web_id|web_id|trk|originalsubdomain|lipi|context|rdt|hl|lang|locale|locale_.*|paipv|eav|cft.*|mc_.*|at_.*|spm|app|view|comment_tracking|notif_.*|acontext|sfnsn|wtsid|xmt|slof|dm|nd|pi|cid|_branch_.*|shared|invite_medium|fs|sk)$/i

/** The one form of an address: no scheme, `www.`, tracking or fragment, no slash at the end. */
export function canonicalLink(link: Link, host = link.host): string {
  const kept = link.query
    .filter(([key]) => !tracking.test(key))
    .map(([key, value]) => (value === '' ? key : `${key}=${value}`))
  const query = kept.length > 0 ? `?${kept.join('&')}` : ''
  const path = link.path.map((part) => `/${part}`).join('')
  const scheme = link.scheme && !/^https?$/.test(link.scheme) ? `${link.scheme}://` : ''
  return bare(`${scheme}${host}${link.port}${path}${query}`).replace(/\/+$/, '')
}

/** Percent signs undone, as often as somebody encoded them; what cannot be undone stays. */
export function decoded(part: string): string {
  let current = part
  for (let round = 0; round < 20 && current.includes('%'); round++) {
    try {
      const next = decodeURIComponent(current)
      if (next === current) break
      current = next
    } catch {
      break
    }
  }
  return current
}
