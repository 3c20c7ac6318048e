import { redirect } from 'next/navigation'
import { parseReference } from '#lib/domain/reference.ts'
import { notHere } from '#lib/web/not-here.ts'

type Read =
  | { readonly reference: string }
  | { readonly mistyped: { typed: string; reason: 'shape' | 'check' } }

/** The reference in an address. One written another way leads to the page's own address; `rest` is what follows it there. */
export function referenceOf(base: '/declarations' | '/reviews', written: string, rest = ''): Read {
  const typed = decoded(written)
  const parsed = parseReference(typed)
  if (!parsed.ok) return { mistyped: { typed, reason: parsed.reason } }
  if (parsed.reference !== typed) redirect(`${base}/${parsed.reference}${rest}`)
  return { reference: parsed.reference }
}

/** The reference in the address of a page below a record, which people reach by a link and do not type. */
export function knownReference(written: string): string {
  const parsed = parseReference(decoded(written))
  if (!parsed.ok) notHere()
  return parsed.reference
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written)
  } catch {
    return written
  }
}
