import { keepNoTrace, saveSearch } from '#lib/commands/keep-search.ts'
import { runSearch } from '#lib/commands/search.ts'
import { searchForm } from '#lib/forms/search.ts'
import type { Force } from '../../scripts/test/force.ts'
import { draftOf, emptyDraftOf } from './declare.ts'
import { accountsOf, linkOf } from './links.ts'
import { makeRecords } from './records.ts'

/** Every page there is, in the states it can have, with somebody who may see it. Null is nobody signed in. */
export type Place = readonly [who: string | null, address: string]

export async function places(force: Force): Promise<readonly Place[]> {
  const made = await makeRecords(force)
  const { decided } = made
  const account = (await accountsOf(force, [decided.reference])).get(decided.reference) ?? ''
  const filled = await draftOf(force, 'amara.okafor')
  const empty = await emptyDraftOf(force, 'jonah.whitlock')
  const asked = await draftOf(force, 'amara.okafor', {
    why: { concern: 'I am vetted to SC level. This is marked TOP SECRET.' },
    accounts: { 'accounts.0.right': 'no' },
  })
  const imran = () => force.reader('imran.castle', 'standards')
  const searched = async (term: string, kind = 'any') => {
    const ran = await runSearch(await imran(), searchForm.parse({ reason: 'Made for a test', term, kind }))
    return 'done' in ran ? ran.done.id : ''
  }
  const kept = await searched('nobody of this name, kept')
  await keepNoTrace(await imran(), kept, 'For enquiry 4711')
  await saveSearch(await imran(), kept, 'Weekly look')
  const of = (who: string | null, ...addresses: readonly string[]) =>
    addresses.map((address): Place => [who, address])
  const drafts = (id: string) =>
    [
      '',
      '/contacts',
      '/contacts/new',
      '/accounts/1',
      '/how/1',
      '/why',
      '/work',
      '/reviewer',
      '/check',
      '/discard',
    ].map((part) => `/declare/${id}${part}`)
  const standards = (reference: string, ...parts: readonly string[]) =>
    parts.map((part) => `/standards/${reference}${part === '' ? '' : `/${part}`}`)

  return [
    ...of(
      null,
      '/sign-in',
      '/sign-in/problem',
      '/sign-in/unknown',
      '/session-ended',
      '/session-ended?kept=yes',
      '/signed-out',
    ),
    ...of(null, '/accessibility', '/privacy', '/cookies', '/help'),
    ...of(
      'amara.okafor',
      '/',
      '/check',
      '/check/1',
      '/check/1?asked=yes',
      '/check/result?a=b',
      '/guidance',
      '/history',
    ),
    ...of('amara.okafor', '/guidance/groups-and-administrators', '/guidance/worked-example-group-chat'),
    ...of(
      'amara.okafor',
      '/nowhere',
      '/declarations/OA-0000-0000',
      '/declarations',
      '/notices',
      '/notices/preferences',
      '/declare',
    ),
    ...of(
      'amara.okafor',
      ...drafts(filled),
      `/declare/${filled}/contacts/1`,
      `/declare/${filled}/contacts/1/remove`,
    ),
    ...of('amara.okafor', `/declare/${asked}/accounts/1/read`, `/declare/${asked}/pause?form=why`),
    ...of('jonah.whitlock', ...drafts(empty), '/declarations', '/notices'),
    ...['with_manager', 'approved', 'asked', 'returned', 'stepped_aside'].flatMap((name) =>
      of('amara.okafor', `/declarations/${made[name as 'asked'].reference}`),
    ),
    ...of(
      'amara.okafor',
      `/declarations/${made.with_manager.reference}/sent`,
      `/declarations/${made.with_manager.reference}/correct`,
      `/declarations/${made.approved.reference}/print`,
      `/declarations/${made.returned.reference}/answer/${made.returned.question}`,
    ),
    ...of(
      'ewan.price',
      `/declarations/${made.decided.reference}`,
      `/declarations/${made.decided.reference}/print`,
    ),
    ...of(
      'ewan.price',
      `/declarations/${made.with_conditions.reference}`,
      `/declarations/${made.with_conditions.reference}/print`,
      `/declarations/${made.with_conditions.reference}/conditions/${made.with_conditions.condition}`,
      `/declarations/${made.with_conditions.reference}/ceased/${made.with_conditions.associations[0]}`,
    ),
    ...of(
      'amara.okafor',
      `/declarations/${made.end_reported.reference}`,
      `/declarations/${made.approved.reference}/change`,
      `/declarations/${made.approved.reference}/review`,
      `/declarations/${made.approved.reference}/ended/${made.approved.associations[0]}`,
      `/declarations/${made.approved.reference}/before/${made.approved.associations[0]}`,
    ),
    ...of(
      'ewan.price',
      `/declarations/${made.decided.reference}/appeal`,
      `/declarations/${made.appealed.reference}`,
    ),
    ...of('ngozi.adair', ...standards(made.appealed.reference, 'hear-appeal', 'decision', 'notes')),
    ...of('ngozi.adair', '/standards?view=appealed'),
    ...of('ngozi.adair', ...standards(made.with_conditions.reference, 'reword', 'conditions')),
    ...of('imran.castle', ...standards(made.appealed.reference, 'answer-referral')),
    ...of('judith.amadi', '/policy', '/policy/conditions', '/policy/conditions?version=2024-01'),
    ...of('judith.amadi', '/policy/guidance', '/policy/conditions/new', '/policy/holidays/new'),
    ...of('paula.reyes', '/reviews/again', `/reviews/${made.end_reported.reference}/look`),
    ...of('imran.castle', ...standards(made.decided.reference, 'since', 'earlier')),
    ...of('elif.warner', '/reviews/conditions', `/reviews/conditions/${made.with_conditions.condition}`),
    ...of(
      'paula.reyes',
      '/reviews/conditions',
      '/reviews/handover',
      '/reviews/cover',
      '/reviews/team',
      '/reviews/team?kind=decide&due=this_week',
    ),
    ...of('elif.warner', '/reviews/team'),
    ...of(
      'imran.castle',
      '/standards/conditions',
      '/standards/conditions?show=all&standing=unanswered',
      `/standards/assign?ref=${made.direct.reference}&ref=${made.assigned.reference}`,
      '/standards/assign',
      ...standards(made.with_conditions.reference, '', 'conditions', 'decision', 'check'),
    ),
    ...of(
      'paula.reyes',
      '/',
      '/reviews',
      '/reviews?show=waiting',
      '/reviews?show=done',
      '/reviews/stepped-aside',
    ),
    ...of('paula.reyes', `/reviews/${made.with_manager.reference}`, `/reviews/${made.returned.reference}`),
    ...of(
      'paula.reyes',
      `/reviews/${made.approved.reference}`,
      `/reviews/${made.with_manager.reference}/print`,
    ),
    ...of('ruth.vance', '/reviews', '/'),
    ...of(
      'imran.castle',
      '/',
      '/standards',
      '/standards?view=unassigned',
      '/standards?view=open',
      '/standards?view=done',
    ),
    ...of('ngozi.adair', '/standards/overview', '/standards?view=breached', '/standards?view=referred'),
    ...of('imran.castle', '/standards?view=open&due=later&age=0', '/standards/overview'),
    ...of('imran.castle', '/standards?view=open&unit=RTP&category=drugs&status=decided', '/search'),
    ...of(
      'imran.castle',
      `/search/${await searched('nobody of this name')}`,
      `/search/${await searched('Corin')}`,
      `/search/${await searched('Corin')}?status=with_manager&risk=high`,
      `/search/${await searched('club', 'words')}`,
      `/search/${kept}`,
      `/search/saved/${kept}`,
    ),
    ...of(
      'imran.castle',
      '/standards/links',
      '/standards/links?list=rejected',
      `/standards/links/${(await linkOf(force)).id}`,
    ),
    ...of('imran.castle', ...standards(made.decided.reference, 'link-with', 'links', `accounts/${account}`)),
    ...of('freya.lindqvist', ...standards(made.with_manager.reference, '')),
    ...of(
      'imran.castle',
      ...standards(
        made.decided.reference,
        '',
        'declared',
        'assessment',
        'decision',
        'messages',
        'notes',
        'history',
        'print',
      ),
    ),
    ...of(
      'imran.castle',
      ...standards(made.assigned.reference, '', 'assign', 'ask', 'assess', 'note', 'refer', 'restrict'),
    ),
    ...of('imran.castle', ...standards(made.assessed.reference, 'decide')),
    ...of(
      'owen.farrar',
      '/standards?view=restricted',
      '/standards?view=lookups',
      ...standards(made.restricted.reference, ''),
    ),
    ...of('catrin.bowen', '/', '/audit', '/audit?reference=OA-0000-0000', '/audit?action=sent'),
    ...of('yusra.haddad', '/'),
  ]
}
