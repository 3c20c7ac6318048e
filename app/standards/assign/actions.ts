'use server'

import { assignMany } from '#lib/commands/assign-many.ts'
import { assignManyForm } from '#lib/forms/assign-many.ts'
import { chosenRecord } from '#lib/forms/chosen-records.ts'
import { formAction } from '#lib/web/form-action.ts'

/** Assigns what was chosen once it has been seen again, and tells of each what came of it. */
export const assignChosen = formAction({
  name: 'standards.assign_many',
  side: 'standards',
  schema: assignManyForm,
  run: async ({ step, assessor, 'records[]': records }, { reader, values }) => {
    if (step !== 'confirmed')
      return { state: { errors: {}, values: { ...values, step: step === 'change' ? 'change' : 'confirm' } } }
    const assigned = await assignMany(reader, records.map(chosenRecord), assessor)
    const results = assigned.map(({ reference, refused }) => `${reference}/${refused ?? 'done'}`)
    return { state: { errors: {}, values: { ...values, step: 'done', 'results[]': results } } }
  },
})
