import type { Edge, Node } from '#lib/links/connections.ts'
import type { Drawn } from '#lib/links/drawn.ts'

/** A link's state in the few words that stand on its line. */
export const markWords: Readonly<Record<'open' | 'confirmed' | 'rejected', string>> = {
  open: 'To look at',
  confirmed: 'Confirmed',
  rejected: 'Rejected',
}

/** "312", or that there are too many to count. */
export function recordsWord(records: number, mostCounted: number): string {
  return records > mostCounted ? `more than ${mostCounted.toLocaleString('en-GB')}` : String(records)
}

/** What kind of thing a node is, in the line below its name. */
export function kindLine(node: Node, mostCounted: number): string {
  if (node.kind === 'declaration') return `Record by ${node.declarant}`
  if (node.kind === 'contact') return 'Contact'
  if (node.kind === 'hub') return `In ${recordsWord(node.records ?? 0, mostCounted)} records`
  return node.platform ? `Account, ${node.platform}` : 'Account'
}

/** A node for those who hear it alone: first what stands in its box, as it stands there, then what has no room. */
export function spokenNode(node: Node, seen: string, cut: boolean, mostCounted: number): string {
  const whole = cut ? `: ${node.label}, ${kindLine(node, mostCounted)}` : ''
  if (node.kind === 'contact') return `${seen}${whole}, in ${node.reference} by ${node.declarant}`
  return node.kind === 'hub' ? `${seen}${whole}, an account` : `${seen}${whole}`
}

export function spokenLink(edge: Edge, from: Node, to: Node): string {
  const state = edge.state === 'declared' ? '' : markWords[edge.state]
  return `${state}: link between ${from.label} in ${from.reference} and ${to.label} in ${to.reference}`
}

/** Where a node leads. */
export function hrefOf({ kind, reference, identity }: Node): string {
  if (kind === 'declaration') return `/standards/${reference}/links`
  if (kind === 'contact') return `/standards/${reference}/declared`
  return `/standards/${reference}/accounts/${identity ?? ''}`
}

/** What the picture shows, in a sentence or two. */
export function summaryOf({ nodes, left }: Drawn, more: boolean): string {
  const count = (kind: Node['kind']) => nodes.filter((node) => node.kind === kind).length
  const records = count('declaration')
  const accounts = count('account') + count('hub')
  const shown = `${plural(records, 'record')}, ${plural(count('contact'), 'contact')} and ${plural(accounts, 'account')}`
  const leftOut = [
    left.nodes > 0 ? `${left.nodes} more` : '',
    left.links > 0 ? plural(left.links, 'more link') : '',
  ].filter(Boolean)
  return [
    `${shown}${leftOut.length > 0 ? `, and ${leftOut.join(' and ')}: see the table` : ''}.`,
    more ? 'Even more is connected than the table holds.' : '',
  ]
    .filter(Boolean)
    .join(' ')
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
