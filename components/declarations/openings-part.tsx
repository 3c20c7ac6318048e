import { formatDay } from '#lib/dates.ts'
import type { Opening } from '#lib/queries/declaration.ts'

const roles: Readonly<Record<string, string>> = {
  opened_by_manager: 'Your line manager',
  opened_by_assessor: 'An assessor of professional standards',
  opened_by_decision_maker: 'A decision maker of professional standards',
}

/** Who opened it, by role and day: as the declarant may know it, until the first decision. */
export function OpeningsPart({ openings }: { openings: readonly Opening[] }) {
  return (
    <>
      <h2 className="part">Who has opened it</h2>
      {openings.length === 0 ? (
        <p>Nobody who acts on it has opened it yet.</p>
      ) : (
        <ul>
          {openings.map((opening) => (
            <li key={`${opening.type} ${opening.day}`}>
              {roles[opening.type] ?? 'Somebody who acts on it'}, {formatDay(opening.day)}
            </li>
          ))}
        </ul>
      )}
      <p className="hint small">
        By role and day, up to the first decision. Every opening is recorded, also later ones, and auditors
        can see who it was.
      </p>
    </>
  )
}
