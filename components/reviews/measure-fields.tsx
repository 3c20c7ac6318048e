import { typed } from '#components/declarations/typed.ts'
import { Radios } from '#components/ui/choices.tsx'
import { DateFields } from '#components/ui/date-fields.tsx'
import { Details, WhoSees } from '#components/ui/notes.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import type { FormState } from '#lib/forms/form-state.ts'
import { measureLimit } from '#lib/forms/limits.ts'

/** Local measures, if any. Three are room enough; the second and third wait folded until they are needed. */
export function MeasureFields({ state, whoReads }: { state: FormState; whoReads: string }) {
  const more = [2, 3].some((at) =>
    Boolean(typed(state, `measure.${at}.wording`) || typed(state, `measure.${at}.review.year`)),
  )
  return (
    <Radios
      name="measures"
      legend="Do you set local measures?"
      hint="What the declarant must do or not do, such as not working on matters that involve the contact"
      defaultValue={typed(state, 'measures')}
      errors={state.errors}
      options={[
        { value: 'none', label: 'No' },
        {
          value: 'some',
          label: 'Yes',
          reveal: (
            <>
              <MeasureField at={1} state={state} />
              <Details summary="Set another measure" open={more}>
                <div className="space-y-4">
                  <MeasureField at={2} state={state} />
                  <MeasureField at={3} state={state} />
                </div>
              </Details>
              <WhoSees>{whoReads}</WhoSees>
            </>
          ),
        },
      ]}
    />
  )
}

function MeasureField({ at, state }: { at: number; state: FormState }) {
  const review = `measure.${at}.review`
  return (
    <div className="space-y-4">
      <TextArea
        name={`measure.${at}.wording`}
        label={at === 1 ? 'The measure' : `Measure ${at}`}
        optional={at > 1}
        rows={3}
        limit={measureLimit}
        defaultValue={typed(state, `measure.${at}.wording`)}
        errors={state.errors}
      />
      <DateFields
        name={review}
        legend="Review date"
        hint="When you will look at it again"
        optional={at > 1}
        defaultValue={{
          day: typed(state, `${review}.day`) ?? '',
          month: typed(state, `${review}.month`) ?? '',
          year: typed(state, `${review}.year`) ?? '',
        }}
        errors={state.errors}
      />
    </div>
  )
}
