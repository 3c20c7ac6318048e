import { MailChoiceForm } from '#components/declarations/mail-choice-form.tsx'
import { readMailChoice } from '#lib/queries/notices.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { prefer } from '../actions.ts'

/** How the reader is mailed of what can wait. What cannot is mailed at once whatever is chosen. */
export default async function Preferences() {
  const { choice, digestHour } = await readMailChoice((await viewer()).on('web'))
  return (
    <Shell backLink={{ href: '/notices', label: 'Notices' }}>
      <MailChoiceForm action={prefer} choice={choice} digestHour={digestHour} />
    </Shell>
  )
}
