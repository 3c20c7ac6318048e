import { SummaryCard } from '#components/ui/summary-card.tsx'
import { SummaryList } from '#components/ui/summary-list.tsx'
import { placeWords } from '#lib/domain/policy/difference.ts'
import { isObject } from '#lib/domain/policy/shape.ts'

/** A policy document to read: its single values first, then each part under its name. */
export function PolicyDocumentBody({ body }: { body: unknown }) {
  if (!isObject(body)) return <PolicyBody value={body} />
  const parts = Object.entries(body)
  const simple = parts.filter(([, value]) => typeof value !== 'object')
  return (
    <>
      {simple.length > 0 ? <PolicyBody value={Object.fromEntries(simple)} /> : null}
      {parts
        .filter(([, value]) => typeof value === 'object')
        .map(([key, value]) => (
          <section key={key}>
            <h3>{placeWords([key])}</h3>
            <PolicyBody value={value} />
          </section>
        ))}
    </>
  )
}

/** What belongs together as a list of answers, rows one under the other. */
function PolicyBody({ value }: { value: unknown }) {
  if (Array.isArray(value))
    return value.length === 0 ? (
      'None'
    ) : value.every(isObject) ? (
      value.map((each, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a version of a document never changes
        <SummaryCard key={at} level={3} title={<bdi>{nameOf(each) ?? at + 1}</bdi>}>
          <PolicyBody value={each} />
        </SummaryCard>
      ))
    ) : (
      <ol className="list">
        {value.map((each, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a version of a document never changes
          <li key={at}>
            <PolicyBody value={each} />
          </li>
        ))}
      </ol>
    )
  if (isObject(value))
    return (
      <SummaryList
        rows={Object.entries(value).map(([key, each]) => ({
          key: placeWords([key]),
          value: <PolicyBody value={each} />,
        }))}
      />
    )
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  return <bdi className="whitespace-pre-line">{String(value)}</bdi>
}

/** What a row calls itself. */
function nameOf({ label, title, code, id }: Readonly<Record<string, unknown>>): string | null {
  const name = [label, title, code, id].find((each) => typeof each === 'string')
  return typeof name === 'string' ? name : null
}
