import { Said } from '#components/declarations/said.tsx'
import {
  certaintyWords,
  contactKindWords,
  frequencyWords,
  lookupWords,
  relationshipWords,
  yesNoWords,
} from '#components/declarations/words.ts'
import { ownOngoingWords, ownRoleWords } from '#components/declare/options.ts'
import { Mono } from '#components/ui/mono.tsx'
import type { SummaryRow } from '#components/ui/summary-list.tsx'
import { listOf, type PartForm, type PartValues, textOf } from '#lib/domain/draft.ts'
import { accountRows, aliasesOf, birthOf, dateIn, nameOf } from '#lib/domain/draft-answers.ts'
import type { CategoriesBody } from '#lib/domain/policy.ts'
import { formatVague } from '#lib/domain/vague-day.ts'
import { keepWords } from '#lib/forms/declare/keep-words.ts'
import { readAccount } from '#lib/forms/declare/read-account.ts'

/** The answers of one form as they stand, finished or not: to check, and to look at beside what was typed. */
export function summaryRows(
  form: PartForm,
  values: PartValues,
  body: Pick<CategoriesBody, 'categories' | 'limbs' | 'warnings'>,
): readonly SummaryRow[] {
  switch (form) {
    case 'who':
      return whoRows(values)
    case 'accounts':
      return accountsRows(values)
    case 'how':
      return howRows(values)
    case 'why':
      return whyRows(values, body)
    case 'work':
      return workRows(values, body.warnings.lookup.version)
    case 'reviewer':
      return reviewerRows(values)
  }
}

function whoRows(values: PartValues): readonly SummaryRow[] {
  const kind = textOf(values, 'kind')
  const name = nameOf(values)
  const unnamed = textOf(values, `${kind}.nameKnown`) === 'not_known' ? 'Not known' : ''
  const aliases = aliasesOf(values)
  const birth = birthOf(values)
  const unborn = textOf(values, 'birthKnown') === 'not_known' ? 'Not known' : ''
  const group = (field: string) => textOf(values, `group.${field}`)
  const named = {
    key: kind === 'group' ? 'Name of the group' : 'Full name',
    value: name ? <bdi>{name}</bdi> : unnamed,
  }
  return [
    { key: 'Who or what', value: worded(contactKindWords, kind) },
    ...(kind === 'handle' ? [] : [named]),
    ...(kind === 'person' ? [{ key: 'Date of birth', value: birth ? formatVague(birth) : unborn }] : []),
    ...(kind === 'group'
      ? [
          { key: 'Your part in the group', value: worded(ownRoleWords, group('role')) },
          { key: 'Members', value: group('size') ? `About ${group('size')}` : 'Not known' },
          { key: 'People from outside the force', value: worded(yesNoWords, group('outsiders')) },
          { key: 'Other staff of the force', value: worded(yesNoWords, group('staff')) },
          { key: 'Operational matters are discussed', value: worded(yesNoWords, group('operational')) },
        ]
      : []),
    ...(aliases.length > 0 ? [{ key: 'Other names', value: <bdi>{aliases.join('; ')}</bdi> }] : []),
    { key: 'What else tells them apart', value: said(values, 'description') },
  ]
}

function accountsRows(values: PartValues): readonly SummaryRow[] {
  const rows = accountRows(values)
  if (rows.length === 0)
    return [{ key: 'Accounts', value: textOf(values, 'accountsKnown') === 'not_known' ? 'Not known' : '' }]
  return rows.map(({ row, raw, platform, right }, at) => ({
    key: `Account ${at + 1}`,
    value: (
      <>
        <Mono>{raw}</Mono>
        <span className="hint small block">
          Read as <bdi>{readAccount(raw, platform).readAs}</bdi>
          {right ? '' : '; not checked yet'}
        </span>
      </>
    ),
    changeHidden: `account ${row + 1}`,
  }))
}

function howRows(values: PartValues): readonly SummaryRow[] {
  const since = textOf(values, 'sinceKnown') === 'known' ? dateIn(values, 'since') : null
  const unknown = textOf(values, 'sinceKnown') === 'not_known' ? 'Not known' : ''
  return [
    { key: 'What they are to you', value: worded(relationshipWords, textOf(values, 'relationship')) },
    { key: 'How you know them', value: said(values, 'howKnown') },
    { key: 'How often in touch', value: worded(frequencyWords, textOf(values, 'frequency')) },
    { key: 'Since', value: since ? formatVague(since) : unknown },
    { key: 'Ongoing or past', value: worded(ownOngoingWords, textOf(values, 'ongoing')) },
    { key: 'They know where you work', value: worded(yesNoWords, textOf(values, 'knowsEmployer')) },
  ]
}

function whyRows(
  values: PartValues,
  { categories, limbs }: Pick<CategoriesBody, 'categories' | 'limbs'>,
): readonly SummaryRow[] {
  const labels = (codes: readonly string[], of: readonly { code: string; label: string }[]) =>
    codes.length === 0 ? (
      ''
    ) : (
      <ul>
        {codes.map((code) => (
          <li key={code}>
            {of.find((each) => each.code === code)?.label ?? 'A category that is not in use now'}
          </li>
        ))}
      </ul>
    )
  return [
    { key: 'Categories', value: labels(listOf(values, 'categories[]'), categories) },
    { key: 'What it could touch', value: labels(listOf(values, 'limbs[]'), limbs) },
    { key: 'What concerns you', value: said(values, 'concern') },
    { key: 'How sure you are', value: worded(certaintyWords, textOf(values, 'certainty')) },
    { key: 'How you know it', value: said(values, 'source') },
  ]
}

function workRows(values: PartValues, warningVersion: string): readonly SummaryRow[] {
  const lookup = textOf(values, 'lookup')
  return [
    { key: 'Your work', value: said(values, 'work') },
    { key: 'What it gives you access to', value: said(values, 'access') },
    { key: 'Your work could touch this', value: worded(yesNoWords, textOf(values, 'workConflict')) },
    {
      key: 'Warning about looking people up',
      value: listOf(values, 'warning[]').includes(warningVersion) ? 'You have read it' : '',
    },
    { key: 'Looked up on a police system', value: worded(lookupWords, lookup) },
    ...(lookup === 'yes' ? [{ key: 'What happened', value: said(values, 'lookupText') }] : []),
  ]
}

function reviewerRows(values: PartValues): readonly SummaryRow[] {
  const keep = textOf(values, 'keep')
  if (keep !== 'yes') return keep === 'no' ? [{ key: 'Your line manager', value: 'May see it' }] : []
  return [
    { key: 'Your line manager', value: 'Should not see it' },
    { key: 'Why', value: worded(keepWords, textOf(values, 'keepReason')) },
    ...(textOf(values, 'keepText') ? [{ key: 'In your own words', value: said(values, 'keepText') }] : []),
  ]
}

function said(values: PartValues, name: string) {
  const text = textOf(values, name)
  return text === '' ? '' : <Said>{text}</Said>
}

function worded(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? '') : ''
}
