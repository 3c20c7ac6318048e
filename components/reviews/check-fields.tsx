import { Radios } from '#components/ui/choices.tsx'
import type { Errors } from '#components/ui/field-id.ts'
import { TextArea } from '#components/ui/text-area.tsx'
import { type Finding, findings } from '#lib/domain/conditions.ts'
import { noteLimit } from '#lib/forms/standards-limits.ts'
import { findingWords } from '#lib/wording.ts'

const hints: Readonly<Record<Finding, string>> = {
  kept: 'As far as you can see, it is kept',
  not_kept: 'It goes back to professional standards at once, as urgent',
  could_not_tell: 'You are asked again in a few working days',
}

/** What a check found, and how that is known. */
export function CheckFields({
  finding,
  evidence,
  errors,
}: {
  finding: string | undefined
  evidence: string | undefined
  errors: Errors
}) {
  return (
    <>
      <Radios
        name="finding"
        legend="What did you find?"
        defaultValue={finding}
        errors={errors}
        options={findings.map((value) => ({ value, label: findingWords[value], hint: hints[value] }))}
      />
      <TextArea
        name="evidence"
        label="How do you know?"
        hint="When you met, what was said, what you saw. Never look anybody up on a police system for this"
        rows={6}
        limit={noteLimit}
        defaultValue={evidence}
        errors={errors}
      />
    </>
  )
}
