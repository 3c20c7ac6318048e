import { Fragment } from 'react'
import { InsetText } from '#components/ui/notes.tsx'
import type { GuidanceSection } from '#lib/domain/policy.ts'

/** One part of a guidance page under its own heading. The rule is set apart: it is what people come back for. */
export function GuidancePart({ part }: { part: GuidanceSection }) {
  const text = (
    <>
      {part.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {part.list ? (
        <ul>
          {part.list.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      ) : null}
    </>
  )
  return (
    <Fragment>
      <h2>{part.heading}</h2>
      {part.kind === 'rule' ? <InsetText>{text}</InsetText> : text}
    </Fragment>
  )
}
