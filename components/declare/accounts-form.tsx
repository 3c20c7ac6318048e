'use client'

import { type ComponentType, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { type AccountRow, PlainRows } from '#components/declare/account-fields.tsx'
import { rowCount } from '#components/declare/form-values.ts'
import { PartForm, type PartFormProps } from '#components/declare/part-form.tsx'
import { Why, type WhyText } from '#components/declare/why.tsx'
import { Radios } from '#components/ui/choices.tsx'
import type { Errors } from '#components/ui/field-id.ts'
import { type PartValues, rowNumbers, textOf } from '#lib/domain/draft.ts'

/** The accounts, numbers and links of one contact, in as many rows as it takes. */
export function AccountsForm({ why, ...form }: PartFormProps & { why: WhyText }) {
  return (
    <PartForm {...form}>
      {({ values, errors, state }) => {
        const filled = rowNumbers(values, 'accounts')
        const rows = Array.from({ length: rowCount(state, filled) }, (_, row) => ({
          raw: textOf(values, `accounts.${row}.raw`),
          platform: textOf(values, `accounts.${row}.platform`),
        }))
        return (
          <>
            <Radios
              name="accountsKnown"
              legend="Do you know an account, number or link of theirs?"
              hint="A username, a profile, a phone number, an invite link: whatever you have"
              defaultValue={textOf(values, 'accountsKnown')}
              errors={errors}
              options={[
                {
                  value: 'known',
                  label: 'Yes',
                  reveal: <Rows key={drawnFrom(values)} rows={rows} errors={errors} />,
                },
                { value: 'not_known', label: 'No, I do not know any' },
              ]}
            />
            <Why text={why} />
          </>
        )
      }}
    </PartForm>
  )
}

/** A new answer of the server draws the rows anew. */
function drawnFrom(values: PartValues): string {
  return JSON.stringify([values.base, values.rows, values.savedAt])
}

type RowsProps = { readonly rows: readonly AccountRow[]; readonly errors: Errors }

/**
 * Rows that work without scripts, until the livelier ones have come. Somebody may be typing by then: what stands in the boxes
 * goes over in one step, and so does the cursor.
 */
function Rows({ rows, errors }: RowsProps) {
  const box = useRef<HTMLDivElement>(null)
  const drawn = useRef(rows)
  const [live, setLive] = useState<{ Live: ComponentType<RowsProps>; rows: readonly AccountRow[] } | null>(
    null,
  )
  useEffect(() => {
    let wanted = true
    void import('./account-rows.tsx').then(({ default: Live }) => {
      if (!wanted || !box.current) return
      const at = document.activeElement?.getAttribute('name')
      const typed = typedIn(box.current, drawn.current)
      flushSync(() => setLive({ Live, rows: typed }))
      if (at?.startsWith('accounts.'))
        box.current.querySelector<HTMLElement>(`[name="${CSS.escape(at)}"]`)?.focus()
    })
    return () => {
      wanted = false
    }
  }, [])
  return (
    <div ref={box}>
      {live ? <live.Live rows={live.rows} errors={errors} /> : <PlainRows rows={rows} errors={errors} />}
    </div>
  )
}

function typedIn(box: HTMLElement, rows: readonly AccountRow[]): readonly AccountRow[] {
  const value = (row: number, name: keyof AccountRow) =>
    box.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="accounts.${row}.${name}"]`)?.value ?? ''
  return rows.map((_, row) => ({ raw: value(row, 'raw'), platform: value(row, 'platform') }))
}
