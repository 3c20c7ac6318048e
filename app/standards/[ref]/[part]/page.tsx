import { notHere } from '#lib/web/not-here.ts'
import type { Params, SearchParams } from '../record-page.tsx'
import { formPages } from './form-pages.tsx'
import { readingPages } from './reading-pages.tsx'

/** The other pages of a record: one to read each part, one for each thing that can be done. */
export default async function Part(props: { params: Params; searchParams: SearchParams }) {
  const { part = '' } = await props.params
  if (Object.hasOwn(readingPages, part)) return readingPages[part as keyof typeof readingPages](props)
  if (Object.hasOwn(formPages, part)) return formPages[part as keyof typeof formPages](props)
  notHere()
}
