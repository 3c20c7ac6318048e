import { Table } from '#components/ui/table.tsx'
import { type Difference, placeWords } from '#lib/domain/policy/difference.ts'

/** What one version says differently from another, place by place. */
export function DifferencesTable({ caption, found }: { caption: string; found: readonly Difference[] }) {
  return (
    <Table
      caption={caption}
      columns={[
        { header: 'Where', cell: ({ path }) => placeWords(path) },
        { header: 'Before', cell: ({ was }) => words(was) },
        { header: 'Now', cell: ({ now }) => words(now) },
      ]}
      rows={found}
      rowKey={({ path }) => path.join('.')}
    />
  )
}

function words(text: string | null) {
  return text === null ? 'Not there' : <bdi className="whitespace-pre-line">{text}</bdi>
}
