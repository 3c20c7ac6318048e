import { SummaryList } from '#components/ui/summary-list.tsx'
import { placeWords } from '#lib/domain/policy/difference.ts'
import { isObject } from '#lib/domain/policy/shape.ts'

/** A policy document to read: what belongs together as a list of answers, rows one under the other. */
export function PolicyBody({ value }: { value: unknown }) {
  if (Array.isArray(value))
    return value.length === 0 ? (
      'None'
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
