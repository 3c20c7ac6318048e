import type { CategoriesBody } from '#lib/domain/policy.ts'
import type { Readers } from '#lib/domain/who-sees.ts'

type RouteWordsProps = { readers: Readers; routes: CategoriesBody['routes'] }

/** Where it goes, in the words of the policy and with the name of who would read it first. */
export function RouteWords({ readers, routes }: RouteWordsProps) {
  const { manager, withoutManager, route } = readers
  if (!readers.settled)
    return (
      <p>
        The way follows from the categories, and you have not chosen any yet. Come back here when you have.
      </p>
    )
  if (withoutManager === 'restricted')
    return (
      <p>
        It goes straight to the decision makers in professional standards who are named for records like
        yours. To your line manager, and to everyone else in professional standards, it does not exist.
      </p>
    )
  if (withoutManager === 'route') return <p>{routes.standards.plain}</p>
  if (withoutManager === 'kept')
    return (
      <p>
        You asked that your line manager not see it, so it goes straight to professional standards, who make
        the decision.
      </p>
    )
  if (!manager)
    return (
      <p>
        There is no line manager in the directory who can review it, so it goes straight to professional
        standards, who make the decision.
      </p>
    )
  return (
    <>
      <p>{routes[route].plain}</p>
      <p>
        Your line manager in the directory is{' '}
        <strong>
          <bdi>{manager.fullName}</bdi>
        </strong>
        .
      </p>
    </>
  )
}
