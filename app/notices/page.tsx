import { MarkRead } from '#components/declarations/mark-read.tsx'
import { noticeWords } from '#components/declarations/notice-words.ts'
import { Button } from '#components/ui/button.tsx'
import { Pagination } from '#components/ui/navigation.tsx'
import { NotificationBanner } from '#components/ui/notes.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SummaryCard } from '#components/ui/summary-card.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatInstant } from '#lib/dates.ts'
import { type NoticeView, noticesPerPage, readNotices } from '#lib/queries/notices.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { pageNumber, parameter, type Search } from '../declarations/query.ts'
import { markRead } from './actions.ts'

const doneWords: Readonly<Record<string, string>> = {
  read: 'Marked as read',
  chosen: 'Your choice was saved',
}

/** What a person was told, newest first. By e-mail goes that there is something, not what. */
export default async function Notices({ searchParams }: { searchParams: Search }) {
  const page = await pageNumber(searchParams)
  const { notices, total } = await readNotices((await viewer()).on('web'), page)
  const pages = Math.max(1, Math.ceil(total / noticesPerPage))
  if (page > pages) notHere()
  const done = doneWords[(await parameter(searchParams, 'done')) ?? '']
  const unread = notices.filter((notice) => !notice.read)
  return (
    <Shell
      title={pages > 1 ? `Notices (page ${page} of ${pages})` : 'Notices'}
      backLink={{ href: '/', label: 'Home' }}
    >
      {done ? <NotificationBanner tone="ok" title={done} /> : null}
      <PageHeading title="Notices" />
      {total === 0 ? (
        <p>You have no notices. You get one here and by e-mail when something needs you.</p>
      ) : null}
      <p>
        <a href="/notices/preferences">Choose how you are told by e-mail</a>
      </p>
      {notices.map((notice) => (
        <Notice key={notice.id} notice={notice} />
      ))}
      {unread.length > 0 ? (
        <MarkRead action={markRead} ids={unread.map((notice) => notice.id)}>
          <Button tone="quiet">{pages > 1 ? 'Mark those on this page as read' : 'Mark all as read'}</Button>
        </MarkRead>
      ) : null}
      <Pagination page={page} pages={pages} href={(to) => `/notices?page=${to}`} label="Pages of notices" />
    </Shell>
  )
}

function Notice({ notice }: { notice: NoticeView }) {
  const { title, text } = noticeWords(notice)
  return (
    <SummaryCard
      level={2}
      title={notice.href === null ? title : <a href={notice.href}>{title}</a>}
      actions={notice.read ? null : <Tag tone="info">New</Tag>}
    >
      <p className="py-2">
        {notice.href === null ? 'This has passed to somebody else. There is nothing for you to do.' : text}
        <span className="hint small block">{formatInstant(notice.at)}</span>
      </p>
    </SummaryCard>
  )
}
