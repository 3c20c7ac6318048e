import type { Mark, NodeBox, PictureModel } from './picture-model.ts'
import { hrefOf, kindLine, spokenLink, spokenNode, summaryOf } from './picture-words.ts'

type PictureProps = {
  model: PictureModel
  /** The node that the page is about. */
  here: string
  more: boolean
  mostCounted: number
  /** Of the table that says the same. */
  tableId: string
}

// SVG has no elements of its own for these; spread, because a linter takes them for HTML.
const role = { group: { role: 'group' }, image: { role: 'img' } } as const

/** Everything connected, drawn. Whatever can be opened is a link, in the order that it would be read. */
export function Picture({ model, here, more, mostCounted, tableId }: PictureProps) {
  const { width, height, boxes, lines } = model
  return (
    <figure className="picture">
      <figcaption>
        {summaryOf(model.drawn, more)} <a href={`#${tableId}`}>Go to the table</a>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section className="picture-box" aria-label="Picture of the connections" tabIndex={0}>
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          {...role.group}
          aria-labelledby="picture-title"
          aria-describedby="picture-desc"
        >
          <title id="picture-title">What is connected, two steps out</title>
          <desc id="picture-desc">
            Records, contacts and accounts as boxes, with lines between them. The table below says the same.
          </desc>
          <g>
            {lines.map(({ edge, points }) => (
              <polyline
                key={edge.id}
                className={`line line-${edge.state}`}
                points={points.map((point) => point.join(',')).join(' ')}
              />
            ))}
          </g>
          {boxes.map((box) =>
            'node' in box ? (
              <NodeOf key={box.id} box={box} here={box.id === here} mostCounted={mostCounted} />
            ) : (
              <MarkOf key={box.id} mark={box} />
            ),
          )}
        </svg>
      </section>
      <Legend />
    </figure>
  )
}

function NodeOf({ box, here, mostCounted }: { box: NodeBox; here: boolean; mostCounted: number }) {
  const { node, name, kind, x, y } = box
  const cut = name.cut || kind.cut
  const spoken = spokenNode(node, `${name.text} ${kind.text}`, cut, mostCounted)
  const inside = (
    <>
      {cut ? <title>{`${node.label}, ${kindLine(node, mostCounted)}`}</title> : null}
      <Shape {...box} kind={node.kind} />
      <text x={x} y={y - 4} className={node.kind === 'contact' ? 'node-name' : 'node-name node-code'}>
        {name.text}
      </text>{' '}
      <text x={x} y={y + 16} className="node-kind">
        {kind.text}
      </text>
    </>
  )
  const look = `node node-${node.kind}`
  if (here)
    return (
      <g className={`${look} node-here`} {...role.image} aria-label={`${spoken}: this page`}>
        {inside}
      </g>
    )
  return (
    <a href={hrefOf(node)} className={look} aria-label={spoken}>
      {inside}
    </a>
  )
}

function MarkOf({ mark }: { mark: Mark }) {
  const { x, y, width, height, edge, words, link, from, to } = mark
  return (
    <a
      href={`/standards/links/${link}`}
      className={`mark mark-${edge.state}`}
      aria-label={spokenLink(edge, from, to)}
    >
      <rect x={x - width / 2} y={y - height / 2} width={width} height={height} rx={height / 2} />
      <text x={x} y={y + 5}>
        {words}
      </text>
    </a>
  )
}

type ShapeProps = {
  kind: NodeBox['node']['kind']
  x: number
  y: number
  width: number
  height: number
}

/** A record is a sheet, a contact is round, an account is pointed; one in many records has a second edge. */
export function Shape({ kind, x, y, width, height }: ShapeProps) {
  const [left, top] = [x - width / 2, y - height / 2]
  if (kind === 'declaration' || kind === 'contact')
    return (
      <rect
        className="shape"
        x={left}
        y={top}
        width={width}
        height={height}
        rx={kind === 'contact' ? height / 2 : 0}
      />
    )
  return (
    <>
      <polygon className="shape" points={pointed(x, y, width, height)} />
      {kind === 'hub' ? (
        <polygon className="shape-inner" points={pointed(x, y, width - 12, height - 8)} />
      ) : null}
    </>
  )
}

function pointed(x: number, y: number, width: number, height: number): string {
  const [half, high, tip] = [width / 2, height / 2, Math.min(12, width / 4)]
  return [
    [x - half, y],
    [x - half + tip, y - high],
    [x + half - tip, y - high],
    [x + half, y],
    [x + half - tip, y + high],
    [x - half + tip, y + high],
  ]
    .map((point) => point.join(','))
    .join(' ')
}

const shapes = [
  ['declaration', 'Record'],
  ['contact', 'Contact'],
  ['account', 'Account, number or link'],
  ['hub', 'Account in too many records to follow, with their number'],
] as const

const states = [
  ['declared', 'Declared: a thin line'],
  ['open', 'Possible link, to look at: dashes'],
  ['confirmed', 'Link that was confirmed: a thick line'],
  ['rejected', 'Link that was rejected: dots; it is not followed further'],
] as const

function Legend() {
  return (
    <ul className="picture-legend" aria-label="What the shapes and lines mean">
      {shapes.map(([kind, words]) => (
        <li key={kind}>
          <svg width="44" height="24" aria-hidden="true" className={`node node-${kind}`}>
            <Shape kind={kind} x={22} y={12} width={40} height={20} />
          </svg>
          {words}
        </li>
      ))}
      {states.map(([state, words]) => (
        <li key={state}>
          <svg width="44" height="24" aria-hidden="true">
            <line className={`line line-${state}`} x1="2" y1="12" x2="42" y2="12" />
          </svg>
          {words}
        </li>
      ))}
    </ul>
  )
}
