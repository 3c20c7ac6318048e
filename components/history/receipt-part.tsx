import type { ReactNode } from 'react'
import { Mono } from '#components/ui/mono.tsx'
import { SummaryList } from '#components/ui/summary-list.tsx'
import type { ReceiptView } from '#lib/queries/receipt.ts'
import { formatCount } from './seal-words.ts'

type ReceiptPartProps = { reference: string; receipt: ReceiptView | 'damaged' | null }

/** How a declarant can prove what they sent: saved, then sealed and witnessed. Printed, so that paper can be compared. */
export function ReceiptPart({ reference, receipt }: ReceiptPartProps) {
  const again = <a href={`/declarations/${reference}/sent`}>Look again</a>
  return (
    <>
      <h2>Proof of what you sent</h2>
      {receipt === null ? (
        <p>Saved. It is being sealed, which takes a few seconds. {again}.</p>
      ) : receipt === 'damaged' ? (
        <p>
          Saved. Its seal cannot be shown at the moment, and those who run this service have been told.{' '}
          {again} later.
        </p>
      ) : (
        <Sealed reference={reference} receipt={receipt} again={again} />
      )}
    </>
  )
}

type SealedProps = { reference: string; receipt: ReceiptView; again: ReactNode }

function Sealed({ reference, receipt, again }: SealedProps) {
  const { entry, size, root, origin, witnesses } = receipt
  return (
    <>
      {witnesses.length > 0 ? (
        <p>
          Saved, and sealed as entry {formatCount(entry)}, witnessed by {formatCount(witnesses.length)}.
        </p>
      ) : (
        <p>
          Saved, and sealed as entry {formatCount(entry)}. No witness has signed yet, which takes a few
          seconds more. A proof downloaded now has no witness in it. {again}.
        </p>
      )}
      <p>
        <a href={`/declarations/${reference}/sent/proof`} download>
          Download the proof
        </a>{' '}
        (a small file). It holds what you declared, so keep it as its marking requires. Anybody can check it
        without asking the force: <a href="/history">how to check it yourself</a>.
      </p>
      <SummaryList
        rows={[
          { key: 'Log', value: <Mono>{origin}</Mono> },
          { key: 'Entry', value: `${formatCount(entry)}, in a log of ${formatCount(size)}` },
          {
            key: 'Fingerprint of the log',
            value: (
              <Mono>
                <span className="break-all">{root}</span>
              </Mono>
            ),
          },
        ]}
      />
    </>
  )
}
