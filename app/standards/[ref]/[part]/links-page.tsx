import { Connected } from '#components/links/connected.tsx'
import { LinkList } from '#components/links/link-list.tsx'
import { ButtonLink, ButtonRow } from '#components/ui/button.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { recordConnections } from '#lib/commands/connections.ts'
import { recordLinks } from '#lib/commands/links.ts'
import { notHere } from '#lib/web/not-here.ts'
import { pageNumber } from '../../list.ts'
import { type Params, RecordPage, type SearchParams, type Shown } from '../record-page.tsx'

type Props = { params: Params; searchParams: SearchParams }

/** What is connected with a record, and the links of its contacts. */
export function LinksPage(props: Props) {
  return (
    <RecordPage {...props} page="links" parts={[]} title="Links">
      {async (shown) => <Links shown={shown} page={pageNumber((await props.searchParams).page)} />}
    </RecordPage>
  )
}

async function Links({ shown, page }: { shown: Shown; page: number }) {
  const { reference } = shown.view.head
  const reader = shown.person.on('standards')
  const found = await recordConnections(reader, reference, page)
  if (!found) notHere()
  const links = await recordLinks(reader, reference)
  const at = (to: number) => {
    const href = shown.href('links')
    return `${href}${href.includes('?') ? '&' : '?'}page=${to}#connections`
  }
  return (
    <>
      <PageHeading title="Links" />
      <p>
        Neither the declarant nor their line manager learns that anything matched. Each look at this page is
        recorded.
      </p>
      <h2>Links of its contacts</h2>
      {links.length > 0 ? (
        <LinkList links={links} level={3} />
      ) : (
        <p>No link has been found or made. New ones appear by themselves after declarations are sent.</p>
      )}
      <ButtonRow>
        <ButtonLink href={shown.href('link-with')} tone="quiet">
          Link with another record
        </ButtonLink>
      </ButtonRow>
      <Connected found={found} href={at} />
    </>
  )
}
