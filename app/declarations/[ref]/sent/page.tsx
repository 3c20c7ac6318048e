import { holderOf, nextStep } from '#components/declarations/progress.ts'
import { ReceiptPart } from '#components/history/receipt-part.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { PrintButton } from '#components/ui/print-button.tsx'
import { SummaryList } from '#components/ui/summary-list.tsx'
import { now } from '#lib/clock.ts'
import { formatInstant } from '#lib/dates.ts'
import { toDay } from '#lib/domain/days.ts'
import { env } from '#lib/env.ts'
import { readDeclaration } from '#lib/queries/declaration.ts'
import { readReceipt } from '#lib/queries/receipt.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { Mistyped } from '../../mistyped.tsx'
import { referenceOf } from '../../reference-of.ts'

/** The receipt. It can be kept and opened again later: it then tells where the declaration is now. */
export default async function Sent({ params }: { params: Promise<{ ref: string }> }) {
  const read = referenceOf('/declarations', (await params).ref, '/sent')
  if ('mistyped' in read) return <Mistyped {...read.mistyped} />
  const reader = (await viewer()).on('web')
  const view = await readDeclaration(reader, read.reference)
  if (!view) notHere()
  const { reference } = view
  const receipt = await readReceipt(reader, reference)
  return (
    <Shell title={`Declaration ${reference} sent`} reference={reference}>
      <Panel title="Your declaration was sent" reference={reference}>
        <p>Sent {formatInstant(view.sentAt)}. Thank you for declaring.</p>
      </Panel>
      <h2>What happens next</h2>
      <SummaryList
        rows={[
          { key: 'Who has it now', value: <bdi>{holderOf(view)}</bdi> },
          { key: 'Next', value: nextStep(view, toDay(now())) },
        ]}
      />
      <p>
        You will get a notice here and an e-mail when something needs you or when there is a decision. You can
        follow it at <a href={`/declarations/${reference}`}>your declaration’s own page</a>, and correct or
        add something there.
      </p>
      <h2>Keep a copy</h2>
      <p>
        <a href={`/declarations/${reference}/print`}>Printable copy of what you declared</a>. Handle it as its
        marking requires.
      </p>
      <ReceiptPart reference={reference} receipt={receipt} />
      <PrintButton>Print this receipt</PrintButton>
      <h2>If you need to talk to somebody</h2>
      <p>{env().advice.dps}. Quote the reference, and no names or usernames in e-mails.</p>
      <p>If it cannot wait: {env().advice.urgent}.</p>
      <p>
        <a href="/">Back to your home page</a>
      </p>
    </Shell>
  )
}
