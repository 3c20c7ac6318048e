'use server'

import { endCover, setCover } from '#lib/commands/cover.ts'
import { coverErrors, coverForm, endCoverForm } from '#lib/forms/cover.ts'
import { loadPolicy } from '#lib/queries/policy.ts'
import { formAction } from '#lib/web/form-action.ts'

/** Somebody stands in for the line manager who asks, from day to day. */
export const arrangeCover = formAction({
  name: 'cover.set',
  side: 'web',
  schema: coverForm,
  run: async (asked, { reader }) => {
    const result = await setCover(reader, asked)
    if ('done' in result) return { to: '/reviews/cover?done=set' }
    if ('refused' in result) return result
    return { errors: coverErrors(result.problem, (await loadPolicy('moves')).body.cover) }
  },
})

/** Ends it before its last day. */
export const stopCover = formAction({
  name: 'cover.end',
  side: 'web',
  schema: endCoverForm,
  run: async ({ cover }, { reader }) => {
    const result = await endCover(reader, cover)
    return 'done' in result ? { to: '/reviews/cover?done=ended' } : result
  },
})
