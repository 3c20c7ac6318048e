import { AuditForm } from '#components/audit/audit-form.tsx'
import { Entries } from '#components/audit/entries.tsx'
import { LogPanel } from '#components/audit/log-panel.tsx'
import { readHistory } from '#lib/commands/audit.ts'
import { addDays, type Day } from '#lib/domain/days.ts'
import { parseReference } from '#lib/domain/reference.ts'
import { type AuditCriteria, auditActions } from '#lib/queries/audit.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewerWith } from '#lib/web/viewer.ts'
import { drawnFor } from '../reviews/drawn.ts'
import { searchHistory } from './actions.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The auditor's page: who did what to which record, and when. Every look at it is an entry of its own. */
export default async function Audit({ searchParams }: Props) {
  const person = await viewerWith('auditor')
  if ((await drawnFor()) === 'guess') notHere()
  const criteria = readCriteria(await searchParams)
  const page = await readHistory(person.on('standards'), criteria)
  if (!page) notHere()
  const [year, month, day] = boxes(criteria.from)
  const [lastYear, lastMonth, lastDay] = boxes(criteria.until)
  const narrowed = Object.entries(criteria).some(([name, value]) => name !== 'before' && value !== null)
  return (
    <Shell current="audit" density="compact" wide>
      <AuditForm
        action={searchHistory}
        title={criteria.before ? 'History, older entries' : 'History'}
        start={{
          person: page.person?.staffNumber ?? '',
          reference: criteria.reference ?? '',
          action: criteria.action ?? '',
          'from.day': day,
          'from.month': month,
          'from.year': year,
          'until.day': lastDay,
          'until.month': lastMonth,
          'until.year': lastYear,
        }}
        actions={Object.entries(auditActions).map(([value, label]) => ({ value, label }))}
      />
      {page.entries.length > 0 ? (
        <Entries
          entries={page.entries}
          caption={`${criteria.before ? 'Older entries' : narrowed ? 'Entries found' : 'Latest entries'}, newest first${
            page.person ? `: ${page.person.name}` : ''
          }`}
        />
      ) : (
        <>
          <h2>0 entries</h2>
          <p>
            {criteria.before
              ? 'There are no older entries.'
              : 'Nothing in the history matches. Check the reference and the dates, or take something away.'}
          </p>
        </>
      )}
      {criteria.before || page.next ? (
        <nav aria-label="Pages of the history">
          <ul className="pages">
            {criteria.before ? (
              <li>
                <a href={address({ ...criteria, before: null })}>Newest</a>
              </li>
            ) : null}
            {page.next ? (
              <li>
                <a href={address({ ...criteria, before: page.next })} rel="next">
                  Older entries
                </a>
              </li>
            ) : null}
          </ul>
        </nav>
      ) : null}
      {criteria.before ? null : <LogPanel log={page.log} />}
    </Shell>
  )
}

/** What an address asks for; whatever is not of its form counts as not asked. */
function readCriteria(params: Record<string, string | string[] | undefined>): AuditCriteria {
  const matching = (name: string, form: RegExp) => {
    const value = params[name]
    return typeof value === 'string' && form.test(value) ? value : null
  }
  const day = (name: string) => {
    const value = matching(name, /^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
    // 31 February is of the form, and no day.
    return value && addDays(value as Day, 0) === value ? (value as Day) : null
  }
  const reference = matching('reference', /^.{1,40}$/)
  const parsed = reference === null ? null : parseReference(reference)
  const action = matching('action', /^[a-z_]{1,60}$/)
  return {
    person: matching('person', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    reference: parsed?.ok ? parsed.reference : null,
    action: action && Object.hasOwn(auditActions, action) ? action : null,
    from: day('from'),
    until: day('until'),
    before: matching('before', /^\d{1,18}$/),
  }
}

function address(criteria: AuditCriteria): string {
  const query = new URLSearchParams(
    Object.entries(criteria).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  )
  return query.size > 0 ? `/audit?${query}` : '/audit'
}

function boxes(day: string | null): readonly [string, string, string] {
  const [year = '', month = '', date = ''] = (day ?? '').split('-')
  return [year, month.replace(/^0/, ''), date.replace(/^0/, '')]
}
