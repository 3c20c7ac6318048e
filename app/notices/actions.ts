'use server'

import { chooseMail } from '#lib/commands/choose-mail.ts'
import { readNotices } from '#lib/commands/read-notices.ts'
import { mailChoiceForm, readNoticesForm } from '#lib/forms/notices.ts'
import { formAction } from '#lib/web/form-action.ts'

/** Marks the notices on the page as read. */
export const markRead = formAction({
  name: 'notices.read',
  side: 'web',
  schema: readNoticesForm,
  run: async (form, { reader }) => {
    await readNotices(reader, form['notice[]'])
    return { to: '/notices?done=read' }
  },
})

/** How to be mailed of what can wait. */
export const prefer = formAction({
  name: 'notices.prefer',
  side: 'web',
  schema: mailChoiceForm,
  run: async ({ choice }, { reader }) => {
    await chooseMail(reader, choice)
    return { to: '/notices?done=chosen' }
  },
})
