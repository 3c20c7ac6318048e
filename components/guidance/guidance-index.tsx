import type { GuidancePage } from '#lib/domain/policy.ts'

/** The pages of the guidance, each with what it says in a line. */
export function GuidanceIndex({ pages }: { pages: readonly GuidancePage[] }) {
  return (
    <ul>
      {pages.map((page) => (
        <li key={page.slug}>
          <a href={`/guidance/${page.slug}`}>{page.title}</a>
          <p className="text-muted">{page.summary}</p>
        </li>
      ))}
    </ul>
  )
}
