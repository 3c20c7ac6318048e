'use server'

import { forgetSearch, keepNoTrace, renameSearch, saveSearch } from '#lib/commands/keep-search.ts'
import { runSearch } from '#lib/commands/search.ts'
import { forgetSearchForm, keepNoTraceForm, saveSearchForm, searchForm } from '#lib/forms/search.ts'
import { formAction } from '#lib/web/form-action.ts'

const side = 'standards'

/** Searches and records it; the results have an address that holds nothing of what was typed. */
export const search = formAction({
  name: 'search.run',
  side,
  schema: searchForm,
  run: async (input, { reader }) => {
    const ran = await runSearch(reader, input)
    return 'done' in ran ? { to: `/search/${ran.done.id}` } : ran
  },
})

export const save = formAction({
  name: 'search.save',
  side,
  schema: saveSearchForm,
  run: async (form, { reader }) => {
    const saved = await saveSearch(reader, form.search, form.name)
    return 'done' in saved ? { to: `/search/${form.search}?recorded=saved` } : saved
  },
})

export const rename = formAction({
  name: 'search.rename',
  side,
  schema: saveSearchForm,
  run: async (form, { reader }) => {
    const renamed = await renameSearch(reader, form.search, form.name)
    return 'done' in renamed ? { to: '/search?recorded=renamed' } : renamed
  },
})

export const forget = formAction({
  name: 'search.forget',
  side,
  schema: forgetSearchForm,
  run: async (form, { reader }) => {
    const forgotten = await forgetSearch(reader, form.search)
    return 'done' in forgotten ? { to: '/search?recorded=forgotten' } : forgotten
  },
})

export const keepAsEvidence = formAction({
  name: 'search.keep_no_trace',
  side,
  schema: keepNoTraceForm,
  run: async (form, { reader }) => {
    const kept = await keepNoTrace(reader, form.search, form.note)
    if ('found' in kept) return { to: `/search/${kept.found.id}?recorded=found` }
    return 'done' in kept ? { to: `/search/${form.search}?recorded=kept` } : kept
  },
})
