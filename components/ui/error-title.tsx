import type { Errors } from '#components/ui/field-id.ts'

/**
 * The page's title, given by its form, so that it says "Error: " after a failed attempt even without scripts. A page
 * with it sets no title of its own: no `metadata.title`, no `title` on PageShell.
 */
export function ErrorTitle({ title, errors }: { title: string; errors?: Errors | undefined }) {
  const failed = Object.values(errors ?? {}).some((messages) => messages.length > 0)
  return <title>{`${failed ? 'Error: ' : ''}${title} – Declarable associations`}</title>
}
