import { Mono } from '#components/ui/mono.tsx'
import { SummaryList } from '#components/ui/summary-list.tsx'
import type { ReceiptView } from '#lib/queries/receipt.ts'
import { formatCount } from './seal-words.ts'

type ReceiptPartProps = { reference: string; receipt: ReceiptView | null }

/** How a declarant can prove what they sent: saved, then sealed and witnessed. Printed, so that paper can be compared. */
export function ReceiptPart({ reference, receipt }: ReceiptPartProps) {
  return (
    <>
      <h2>Proof of what you sent</h2>
      {receipt ? (
        <>
          <p>
            Saved, and sealed as entry {formatCount(receipt.entry)}
            {receipt.witnesses.length > 0 ? `, witnessed by ${receipt.witnesses.length}` : ''}.
          </p>
          <p>
            <a href={`/declarations/${reference}/sent/proof`} download>
              Download the proof
            </a>{' '}
            (a small file). It holds what you declared, so keep it as its marking requires. Anybody can check
            it without asking the force: <a href="/history">how to check it yourself</a>.
          </p>
          <SummaryList
            rows={[
              { key: 'Log', value: <Mono>{receipt.origin}</Mono> },
              {
                key: 'Entry',
                value: `${formatCount(receipt.entry)}, in a log of ${formatCount(receipt.size)}`,
              },
              {
                key: 'Fingerprint of the log',
                value: (
                  <Mono>
                    <span className="break-all">{receipt.root}</span>
                  </Mono>
                ),
              },
            ]}
          />
        </>
      ) : (
        <p>
          Saved. It is being sealed, which takes a few seconds.{' '}
          <a href={`/declarations/${reference}/sent`}>Look again</a>.
        </p>
      )}
    </>
  )
}
