'use client'

import { type ClipboardEvent, useState } from 'react'
import { useFieldArray, useForm } from 'react-hook-form'
import { AccountFields, type AccountRow } from '#components/declare/account-fields.tsx'
import { LinkButton } from '#components/ui/button.tsx'
import type { Errors } from '#components/ui/field-id.ts'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import { mostAccounts } from '#lib/domain/draft.ts'

type Rows = { accounts: AccountRow[] }

/**
 * The same rows, driven in the browser: added and removed without a round trip, and a pasted list falls into rows of its own.
 * The boxes keep their names, so the form posts the same either way. The default export is what `lazy` asks for.
 */
export default function AccountRows({ rows, errors }: { rows: readonly AccountRow[]; errors: Errors }) {
  const { control, register, getValues } = useForm<Rows>({ defaultValues: { accounts: [...rows] } })
  const { fields, append, remove, insert } = useFieldArray({ control, name: 'accounts' })
  const [said, setSaid] = useState('')

  function pasted(event: ClipboardEvent<HTMLInputElement>, row: number) {
    const text = event.clipboardData.getData('text')
    if (!/\S[ \t]*[\r\n]+[ \t]*\S/.test(text)) return
    event.preventDefault()
    const room = mostAccounts - fields.length + (getValues(`accounts.${row}.raw`) === '' ? 1 : 0)
    const lines = linesOf(text, room)
    if (lines === null) {
      setSaid(
        `That is more than ${mostAccounts} lines. Paste ${mostAccounts} at most, and the rest as another contact.`,
      )
      return
    }
    setSaid(`${lines.length} lines were put into rows of their own.`)
    insert(
      row + 1,
      lines.map((raw) => ({ raw, platform: '' })),
    )
    if (getValues(`accounts.${row}.raw`) === '') remove(row)
  }

  return (
    <div className="space-y-6">
      {fields.map((field, row) => (
        <AccountFields
          key={field.id}
          row={row}
          errors={errors}
          input={(name, wires) => (
            <input
              {...wires}
              {...register(`accounts.${row}.${name}`)}
              defaultValue={field[name]}
              {...(name === 'raw'
                ? { onPaste: (event: ClipboardEvent<HTMLInputElement>) => pasted(event, row) }
                : {})}
            />
          )}
          remove={
            fields.length > 1 ? (
              <LinkButton type="button" onClick={() => remove(row)}>
                Remove <VisuallyHidden>account {row + 1}</VisuallyHidden>
              </LinkButton>
            ) : null
          }
        />
      ))}
      <p role="status" className="empty:hidden">
        {said}
      </p>
      {fields.length < mostAccounts ? (
        <p>
          <LinkButton type="button" onClick={() => append({ raw: '', platform: '' })}>
            Add another account
          </LinkButton>
        </p>
      ) : null}
    </div>
  )
}

/** The lines of a paste, or null when there are more than there is room for. Stops counting there: a paste may be huge. */
function linesOf(text: string, room: number): string[] | null {
  const lines: string[] = []
  for (const [line] of text.matchAll(/[^\r\n]+/g)) {
    const raw = line.trim()
    if (raw === '') continue
    if (lines.length >= room) return null
    lines.push(raw)
  }
  return lines
}
