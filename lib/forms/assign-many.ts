import { z } from 'zod'
import { mostAssigned } from './chosen-records.ts'
import { step } from './text.ts'

const record = z.string().regex(/^[\w-]{1,20}\/[\d.]{1,30}$/, 'Reload the page and try again')

/** Who takes several records: each with the state it was drawn in, as `OA-7K2M-94QX/3.2`. */
export const assignManyForm = z.strictObject({
  step,
  list: z.string().max(300).catch('').default(''),
  'records[]': z
    .array(record, 'Choose at least one record')
    .min(1, 'Choose at least one record')
    .max(mostAssigned, `Choose ${mostAssigned} records or fewer`),
  assessor: z.uuid('Choose who takes them'),
})
