'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import { type AccountRow, PlainRows } from '#components/declare/account-fields.tsx'
import { rowCount } from '#components/declare/form-values.ts'
import { PartForm, type PartFormProps } from '#components/declare/part-form.tsx'
import { Why, type WhyText } from '#components/declare/why.tsx'
import { Radios } from '#components/ui/choices.tsx'
import type { Errors } from '#components/ui/field-id.ts'
import { type PartValues, rowNumbers, textOf } from '#lib/domain/draft.ts'

// The rows work without it; it comes after the page, for those whose browser runs scripts.
const LiveRows = lazy(() => import('./account-rows.tsx'))

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

function Rows({ rows, errors }: { rows: readonly AccountRow[]; errors: Errors }) {
  const [live, setLive] = useState(false)
  useEffect(() => setLive(true), [])
  const plain = <PlainRows rows={rows} errors={errors} />
  if (!live) return plain
  return (
    <Suspense fallback={plain}>
      <LiveRows rows={rows} errors={errors} />
    </Suspense>
  )
}
