import type { GuidanceBody } from '../policy.ts'
import { and, kebabCase, list, object, oneOf, twice, words } from './shape.ts'

export const guidanceSectionKinds = ['rule', 'why', 'example', 'counter_example', 'do', 'contact'] as const

const section = object(
  { heading: words(80), kind: oneOf(guidanceSectionKinds), paragraphs: list(words(600), 1) },
  { list: list(words(300), 1) },
)
const page = object({ slug: kebabCase, title: words(80), summary: words(200), sections: list(section, 1) })

/** Every page says the rule, why, an example of it and one against it, what to do and whom to ask. */
export const guidanceBody = and<GuidanceBody>(object({ pages: list(page, 1) }), ({ pages }, at) => [
  ...twice(
    pages.map(({ slug }) => slug),
    `${at}.pages`,
  ),
  ...pages.flatMap(({ slug, sections }) =>
    twice(
      sections.map(({ heading }) => heading),
      `${at}.pages: ${slug}`,
    ),
  ),
  ...pages.flatMap(({ slug, sections }) =>
    guidanceSectionKinds
      .filter((kind) => !sections.some((each) => each.kind === kind))
      .map((kind) => `${at}.pages: ${slug} has no part of kind ${kind}`),
  ),
])
