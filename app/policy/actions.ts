'use server'

import { publishPolicy } from '#lib/commands/publish-policy.ts'
import { documentErrors, publicationErrors, publishForm } from '#lib/forms/policy.ts'
import { formAction } from '#lib/web/form-action.ts'

/** The next version of a policy document: judged as it is typed, published when what it changes was seen. */
export const publish = formAction({
  name: 'policy.publish',
  side: 'web',
  schema: publishForm,
  run: async ({ step, ...asked }, { reader, values }) => {
    const result = await publishPolicy(reader, asked, step !== 'confirmed')
    if ('refused' in result) return result
    if ('problem' in result) return { errors: publicationErrors[result.problem] }
    if ('wrong' in result) {
      return { errors: documentErrors(result.wrong, new Set(Object.keys(values))) }
    }
    if (step === 'confirmed') return { to: `/policy/${asked.kind}?done=published` }
    return { state: { errors: {}, values: { ...values, step: step === 'change' ? 'change' : 'confirm' } } }
  },
})
