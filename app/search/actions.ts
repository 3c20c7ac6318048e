'use server'

import { runSearch } from '#lib/commands/search.ts'
import { searchForm } from '#lib/forms/search.ts'
import { formAction } from '#lib/web/form-action.ts'

/** Searches and records it; the results have an address that holds nothing of what was typed. */
export const search = formAction({
  name: 'search.run',
  side: 'standards',
  schema: searchForm,
  run: async (input, { reader }) => {
    const ran = await runSearch(reader, input)
    return 'done' in ran ? { to: `/search/${ran.done.id}` } : ran
  },
})
