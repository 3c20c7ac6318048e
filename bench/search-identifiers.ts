import type pg from 'pg'
import { percentile } from './measure.ts'
import type { Report } from './report.ts'
import { ask } from './search-measure.ts'

type Account = {
  readonly declaration_id: string
  readonly kind: string
  readonly platform: string | null
  readonly value: string
}

/** The forms in which people write one account down. */
function forms({ kind, value }: Account): string[] {
  switch (kind) {
    case 'phone':
      return [
        value,
        value.replace('+44', '0'),
        value.replace('+44', '0044 '),
        value.replace(/^\+44(\d{4})(\d{3})(\d+)$/, '+44 (0) $1 $2 $3'),
        value.replace(/^\+44(\d{4})(\d+)$/, '0$1-$2'),
      ]
    case 'email':
      return [value, value.toUpperCase(), ` ${value} `, value.replace('@', '+club@'), `mailto:${value}`]
    default:
      return [
        value,
        `@${value}`,
        value.toUpperCase(),
        ` @${value} `,
        value.replaceAll(/[._]/g, ''),
        value.replaceAll('o', '0').replaceAll('l', '1'),
      ]
  }
}

/** A handle with one letter left out, wrong, or once more. */
function spoilt(value: string, index: number): string {
  const at = 1 + (index % (value.length - 2))
  const letters = [value.slice(0, at), value.slice(at + 1)] as const
  if (index % 3 === 0) return letters.join('')
  if (index % 3 === 1) return letters.join(value.charAt(at) === 'k' ? 'm' : 'k')
  return value.slice(0, at) + value.charAt(at) + value.slice(at)
}

export async function measureIdentifiers(db: pg.Client, report: Report): Promise<void> {
  const { rows } = await db.query<Account>(
    `SELECT i.declaration_id, i.kind, i.platform, i.value FROM online_identity i JOIN standards_case c USING (declaration_id)
     WHERE NOT c.restricted ORDER BY i.id LIMIT 300`,
  )
  await ask(rows[0]?.value ?? 'x', 'handle')
  await judge(
    'accounts: every form of writing',
    rows.flatMap((account) => forms(account).map((form) => ({ form, account }))),
    { recall: 1, p95: 5 },
    report,
  )
  const handles = rows.filter(({ kind, value }) => kind === 'handle' && value.length > 5)
  await judge(
    'accounts: one letter wrong',
    handles.map((account, index) => ({ form: spoilt(account.value, index), account })),
    { recall: 0.985, p95: 25 },
    report,
  )
}

async function judge(
  name: string,
  asked: readonly { readonly form: string; readonly account: Account }[],
  goals: { readonly recall: number; readonly p95: number },
  report: Report,
): Promise<void> {
  const times: number[] = []
  const missed: string[] = []
  for (const { form, account } of asked) {
    const { ids, ms } = await ask(form, 'handle')
    times.push(ms)
    if (!ids.slice(0, 10).includes(account.declaration_id)) missed.push(`${form} (${account.value})`)
  }
  report.goal(
    name,
    1 - missed.length / asked.length,
    { atLeast: goals.recall },
    `${asked.length} searches${missed.length > 0 ? `; missed ${missed.slice(0, 8).join(', ')}` : ''}`,
    '',
  )
  report.goal(
    `${name}, p95`,
    percentile(times, 0.95),
    { atMost: goals.p95 },
    `p50 ${percentile(times, 0.5).toFixed(1)} ms`,
    ' ms',
  )
}
