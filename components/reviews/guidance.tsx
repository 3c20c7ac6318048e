import type { Route } from '#lib/domain/declaration.ts'

/** Beside the form: what a manager decides here, and what is not theirs. */
export function Guidance({ route }: { route: Route }) {
  return (
    <section aria-labelledby="guidance-title" className="inset space-y-3">
      <h2 id="guidance-title" className="text-(length:--size-h3)">
        Before you decide
      </h2>
      <p>
        {route === 'manager'
          ? 'Your approval settles this declaration. Professional standards can still call it in.'
          : 'Your approval passes this declaration on. Professional standards decide.'}
      </p>
      <ul>
        <li>
          Ask yourself what the association means for this person’s work, and whether you can manage that
          locally.
        </li>
        <li>Do not promise an outcome, and do not say what professional standards will do.</li>
        <li>
          Ask only what you need to decide. Leave questions about intelligence, convictions or other people’s
          declarations to professional standards: refer it instead.
        </li>
        <li>Never look anybody up on a police system for this, and do not ask somebody else to.</li>
        <li>If you are not sure, refer it. That is a good decision.</li>
      </ul>
    </section>
  )
}
