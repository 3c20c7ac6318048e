import { now } from '#lib/clock.ts'
import { inRequest } from '#lib/db/request.ts'
import type { NoticeKind } from '#lib/domain/decide.ts'
import type { MailChoice } from '#lib/domain/history.ts'
import type { Reader } from '#lib/reader.ts'
import { loadPolicy } from './policy.ts'

export type NoticeView = {
  readonly id: string
  readonly reference: string
  readonly kind: NoticeKind | (string & {})
  readonly at: Date
  readonly read: boolean
  /** Where the record is for this person now; null when they have no part in it any more. */
  readonly href: string | null
}

export type NoticesView = {
  readonly notices: readonly NoticeView[]
  readonly total: number
  readonly unread: number
}

export const noticesPerPage = 20

/** What leads a line manager to the conditions they check, not to a record that they do not see. */
const aboutChecks: ReadonlySet<string> = new Set(['condition_to_check', 'check_due', 'check_overdue'])

/** What the reader was told, newest first. */
export async function readNotices(reader: Reader, page: number): Promise<NoticesView> {
  return inRequest('web', reader.token, now(), async (tx, { actor }) => {
    const where = { personId: actor.id }
    const total = await tx.notice.count({ where })
    const unread = await tx.notice.count({ where: { ...where, readAt: null } })
    const rows = await tx.notice.findMany({
      where,
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * noticesPerPage,
      take: noticesPerPage,
    })
    const declarations = await tx.declaration.findMany({
      where: { reference: { in: rows.map((row) => row.reference) } },
      select: { reference: true, declarantId: true },
    })
    const inside = actor.roles.some((role) => role === 'assessor' || role === 'decisionMaker')
    const hrefOf = (reference: string, kind: string) => {
      if (kind === 'handover') return '/reviews/handover'
      if (kind === 'cover_set' || kind === 'cover_ended') return '/reviews/cover'
      if (aboutChecks.has(kind) && !inside) return '/reviews/conditions'
      const seen = declarations.find((declaration) => declaration.reference === reference)
      if (seen) return `/${seen.declarantId === actor.id ? 'declarations' : 'reviews'}/${reference}`
      return inside ? `/standards/${reference}` : null
    }
    return {
      total,
      unread,
      notices: rows.map(({ id, reference, kind, at, readAt }) => ({
        id,
        reference,
        kind,
        at,
        read: readAt !== null,
        href: hrefOf(reference, kind),
      })),
    }
  })
}

/** How the reader is mailed of what can wait: what they chose, or the digest; and from which hour on that is sent. */
export async function readMailChoice(reader: Reader): Promise<{ choice: MailChoice; digestHour: number }> {
  const { body } = await loadPolicy('clocks')
  return inRequest('web', reader.token, now(), async (tx, { actor }) => {
    const row = await tx.mailPreference.findUnique({ where: { personId: actor.id } })
    return { choice: row?.choice ?? 'digest', digestHour: body.digestHour }
  })
}
