import { AccountsPart, ContactsPart, HowPart } from '#components/declarations/contact-parts.tsx'
import { ReviewerPart, WhyPart, WorkPart } from '#components/declarations/statement-parts.tsx'
import { type Place, places } from '#lib/domain/declaration.ts'
import type { DeclaredContent } from '#lib/queries/content.ts'
import { placeWords } from '#lib/wording.ts'
import { AddedSince } from './added-since.tsx'

type DeclaredContentViewProps = {
  content: DeclaredContent
  /** The places to show, in the form's order; all when left out. */
  sections?: readonly Place[]
  /** The level of each place's heading in the page's outline; the cards under it stand one lower. */
  level?: 2 | 3
  /** The reader is the declarant, to whom it speaks as to themselves. */
  own?: boolean
}

const parts = {
  contacts: ContactsPart,
  accounts: AccountsPart,
  how: HowPart,
  why: WhyPart,
  work: WorkPart,
  reviewer: ReviewerPart,
} as const

/** The places as everybody but the declarant reads them. */
const neutral: typeof placeWords = {
  ...placeWords,
  how: 'How they know each other',
  work: 'The declarant’s work',
}

/** What was declared, word for word, each place under its anchor with what was asked and added there since. */
export function DeclaredContentView({
  content,
  sections = places,
  level = 2,
  own = false,
}: DeclaredContentViewProps) {
  return (
    <>
      {places
        .filter((place) => sections.includes(place))
        .map((place) => {
          const Part = parts[place]
          return (
            <section
              key={place}
              id={place}
              className="scroll-mt-4 space-y-4"
              aria-labelledby={`${place}-title`}
            >
              {level === 2 ? (
                <h2 id={`${place}-title`}>{(own ? placeWords : neutral)[place]}</h2>
              ) : (
                <h3 id={`${place}-title`}>{(own ? placeWords : neutral)[place]}</h3>
              )}
              <Part content={content} own={own} />
              <AddedSince content={content} place={place} />
            </section>
          )
        })}
    </>
  )
}
