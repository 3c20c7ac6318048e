import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'

/** A number that leads to the list of just so many. */
export function Counted({ count, href, of }: { count: number; href: string; of: string }) {
  return (
    <a className="counted" href={href}>
      {count}
      <VisuallyHidden> {of}</VisuallyHidden>
    </a>
  )
}
