'use server'

import { readNotices } from '#lib/commands/read-notices.ts'
import { readNoticesForm } from '#lib/forms/notices.ts'
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
