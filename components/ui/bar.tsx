type BarProps = {
  /** All there is, and how much of it is meant. */
  of: number
  part: number
  /** The most that any bar of the table shows. */
  most: number
  label: string
}

// SVG has no element of its own for this; spread, because a linter takes it for HTML.
const image = { role: 'img' } as const

/** A row's figures drawn: an outline for all, filled as far as the part. The figures stand beside it in the table. */
export function Bar({ of, part, most, label }: BarProps) {
  const width = (count: number) => `${most === 0 ? 0 : (100 * count) / most}%`
  return (
    <svg className="bar" width="100%" height="14" {...image} aria-label={label}>
      <rect className="bar-all" x="0" y="1" width={width(of)} height="12" />
      <rect className="bar-part" x="0" y="1" width={width(part)} height="12" />
    </svg>
  )
}
