'use client'

import { certaintyOptions } from '#components/declare/options.ts'
import { PartForm, type PartFormProps } from '#components/declare/part-form.tsx'
import { Why, type WhyText } from '#components/declare/why.tsx'
import { Checkboxes, Radios } from '#components/ui/choices.tsx'
import { Details, InsetText } from '#components/ui/notes.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { listOf, textOf } from '#lib/domain/draft.ts'
import type { Category, Limb } from '#lib/domain/policy.ts'

type WhyFormProps = PartFormProps & {
  categories: readonly Pick<Category, 'code' | 'label' | 'plain' | 'examples' | 'notice'>[]
  limbs: readonly Limb[]
  why: Record<'categories' | 'limbs' | 'concern' | 'source', WhyText>
}

/** Why it may matter: categories from the policy in force, the three reasons behind them, and one's own words. */
export function WhyForm({ categories, limbs, why, ...form }: WhyFormProps) {
  return (
    <PartForm {...form}>
      {({ values, errors }) => (
        <>
          <Checkboxes
            name="categories[]"
            legend="Which of these may fit?"
            hint="Choose all that may; none of them is a judgement"
            defaultValue={listOf(values, 'categories[]')}
            errors={errors}
            options={categories.map(({ code, label, plain, notice }) => ({
              value: code,
              label,
              hint: plain,
              apart: code === 'other',
              ...(notice ? { reveal: <InsetText>{notice}</InsetText> } : {}),
            }))}
          />
          <Details summary="Examples of each">
            <dl className="space-y-3">
              {categories.map(({ code, label, examples }) => (
                <div key={code}>
                  <dt className="font-semibold">{label}</dt>
                  {examples.map((example) => (
                    <dd key={example}>{example}.</dd>
                  ))}
                </div>
              ))}
            </dl>
          </Details>
          <Why text={why.categories} />
          <Checkboxes
            name="limbs[]"
            legend="What could it touch?"
            optional
            defaultValue={listOf(values, 'limbs[]')}
            errors={errors}
            options={limbs.map(({ code, label, plain }) => ({ value: code, label, hint: plain }))}
          />
          <Why text={why.limbs} />
          <TextArea
            name="concern"
            label="What concerns you?"
            hint="“Nothing, but I want it on record” is a good answer"
            rows={8}
            limit={20_000}
            defaultValue={textOf(values, 'concern')}
            errors={errors}
          />
          <Why text={why.concern} />
          <Radios
            name="certainty"
            legend="How sure are you?"
            defaultValue={textOf(values, 'certainty')}
            errors={errors}
            options={certaintyOptions}
          />
          <TextArea
            name="source"
            label="How do you know it?"
            hint="Who told you, or where you saw it"
            rows={4}
            defaultValue={textOf(values, 'source')}
            errors={errors}
          />
          <Why text={why.source} />
        </>
      )}
    </PartForm>
  )
}
