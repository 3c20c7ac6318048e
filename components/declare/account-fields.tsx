import type { ReactNode } from 'react'
import { LinkButton } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { type Errors, errorOf, fieldId, wiring } from '#components/ui/field-id.ts'
import { mostAccounts } from '#lib/domain/draft.ts'

export type AccountRow = { readonly raw: string; readonly platform: string }

export const rawHint = 'Paste or type it as you have it'
export const platformHint = 'Such as WhatsApp, Discord or the name of a game'

type AccountFieldsProps = {
  row: number
  errors: Errors
  /** The control, wired to its name: plain or driven. */
  input: (field: 'raw' | 'platform', wires: object) => ReactNode
  remove?: ReactNode
}

/** One account: what was pasted, and the platform if it is not plain from that. */
export function AccountFields({ row, errors, input, remove }: AccountFieldsProps) {
  const raw = `accounts.${row}.raw`
  const platform = `accounts.${row}.platform`
  const wire = (name: string, hint: string) => ({
    ...wiring(name, { hint, error: errorOf(errors, name) }),
    id: fieldId(name),
    autoComplete: 'off',
    autoCapitalize: 'none',
    autoCorrect: 'off',
    spellCheck: false,
  })
  return (
    <fieldset className="space-y-3 border-s-2 border-line ps-4">
      <legend className="sr-only">Account {row + 1}</legend>
      <Field name={raw} label={`Account ${row + 1}`} hint={rawHint} errors={errors}>
        {input('raw', { ...wire(raw, rawHint), className: 'input' })}
      </Field>
      <Field name={platform} label="Platform" hint={platformHint} optional errors={errors}>
        {input('platform', { ...wire(platform, platformHint), className: 'input input-20' })}
      </Field>
      {remove}
    </fieldset>
  )
}

/** The rows as they work everywhere: another one comes from the server. */
export function PlainRows({ rows, errors }: { rows: readonly AccountRow[]; errors: Errors }) {
  return (
    <div className="space-y-6">
      {rows.map((account, row) => (
        <AccountFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its number
          key={row}
          row={row}
          errors={errors}
          input={(field, wires) => (
            <input {...wires} name={`accounts.${row}.${field}`} defaultValue={account[field]} />
          )}
        />
      ))}
      {rows.length < mostAccounts ? (
        <p>
          <LinkButton name="go" value="row">
            Add another account
          </LinkButton>
        </p>
      ) : null}
    </div>
  )
}
