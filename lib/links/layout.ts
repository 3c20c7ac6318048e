import {
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force'

/** Something that takes room in the picture. */
export type Box = { readonly id: string; readonly width: number; readonly height: number }
export type Placed = Box & {
  /** Of its middle, from the upper left corner of the frame. */
  readonly x: number
  readonly y: number
}
export type Layout = {
  readonly width: number
  readonly height: number
  readonly boxes: ReadonlyMap<string, Placed>
}

const ticks = 120
/** Between two boxes, and between a box and the frame. */
const gap = 20
const margin = 12
/** Far more than are ever needed: an end to it, whatever is laid out. */
const mostRounds = 400

/** Rounds of moving boxes off lines; where there is no room for that, it would go on for ever. */
const clearings = 60
const clearance = 6

type Body = SimulationNodeDatum & { readonly box: Box; x: number; y: number }
type Joint = readonly [Body, Body]

/**
 * Places boxes that are joined by lines, the first one in the middle. Always the same for the same input: the library starts from fixed
 * places and draws its chance from a fixed seed, and it takes a fixed number of ticks. No two boxes overlap, and all lie in the frame.
 */
export function layOut(boxes: readonly Box[], lines: readonly (readonly [string, string])[]): Layout {
  const bodies: Body[] = boxes.map((box, at) => ({ box, ...startingPlace(at) }))
  const [first] = bodies
  if (!first) return { width: 0, height: 0, boxes: new Map() }
  first.fx = 0
  first.fy = 0
  const known = new Set(boxes.map(({ id }) => id))
  const joined: SimulationLinkDatum<Body>[] = lines
    .filter(([from, to]) => known.has(from) && known.has(to))
    .map(([source, target]) => ({ source, target }))
  const byId = new Map(bodies.map((body) => [body.box.id, body]))
  const joints = lines.flatMap(([from, to]): Joint[] => {
    const [a, b] = [byId.get(from), byId.get(to)]
    return a && b ? [[a, b]] : []
  })
  const simulation = forceSimulation<Body>(bodies)
    .stop()
    .alphaDecay(1 - 0.001 ** (1 / ticks))
    .force(
      'lines',
      forceLink<Body, SimulationLinkDatum<Body>>(joined)
        .id(({ box }) => box.id)
        .distance(120),
    )
    .force('apart', forceManyBody<Body>().strength(-700).distanceMax(900))
    // Boxes are wide, and a page is sooner scrolled down than across: both ways alike.
    .force('across', forceX<Body>(0).strength(0.06))
    .force('down', forceY<Body>(0).strength(0.06))
    .force('room', () => pushApart(bodies, 0.5))
    .force('clear', () => clearLines(bodies, joints, 0.15))
  simulation.tick(ticks)
  first.fx = null
  first.fy = null
  for (let round = 0; round < clearings && clearLines(bodies, joints, 0.6); round++) pushApart(bodies, 0.8)
  for (let round = 0; round < mostRounds && pushApart(bodies, 1); round++);
  return framed(bodies)
}

/** On a spiral: by number, so that it is the same each time, and never two in one place. */
function startingPlace(at: number): { x: number; y: number } {
  const angle = at * Math.PI * (3 - Math.sqrt(5))
  const far = 60 * Math.sqrt(at)
  return { x: far * 1.2 * Math.cos(angle), y: far * Math.sin(angle) }
}

/** Moves boxes that lie on one another apart, by the shorter way. Tells whether any did. */
function pushApart(bodies: readonly Body[], part: number): boolean {
  let moved = false
  for (const [at, a] of bodies.entries())
    for (let next = at + 1; next < bodies.length; next++) {
      const b = bodies[next]
      if (!b) continue
      const dx = b.x - a.x
      const dy = b.y - a.y
      const overX = (a.box.width + b.box.width) / 2 + gap - Math.abs(dx)
      const overY = (a.box.height + b.box.height) / 2 + gap - Math.abs(dy)
      if (overX <= 0.01 || overY <= 0.01) continue
      moved = true
      const by = (part * Math.min(overX, overY)) / 2
      if (overX < overY) {
        const way = dx < 0 ? -by : by
        a.x -= way
        b.x += way
      } else {
        const way = dy < 0 ? -by : by
        a.y -= way
        b.y += way
      }
    }
  return moved
}

/** Moves boxes off the lines of others, as far as there is room: a line behind a box looks as if it ended there. Tells whether any did. */
function clearLines(bodies: readonly Body[], joints: readonly Joint[], part: number): boolean {
  let moved = false
  for (const [a, b] of joints) {
    const alongX = b.x - a.x
    const alongY = b.y - a.y
    const length = Math.sqrt(alongX * alongX + alongY * alongY)
    if (length < 1) continue
    const acrossX = -alongY / length
    const acrossY = alongX / length
    for (const body of bodies) {
      if (body === a || body === b) continue
      const { box } = body
      const dx = body.x - a.x
      const dy = body.y - a.y
      const off = dx * acrossX + dy * acrossY
      const needs = Math.abs(acrossX) * (box.width / 2) + Math.abs(acrossY) * (box.height / 2) + clearance
      if (Math.abs(off) >= needs) continue
      const at = (dx * alongX + dy * alongY) / length
      const reach = Math.abs(acrossY) * (box.width / 2) + Math.abs(acrossX) * (box.height / 2)
      if (at < -reach || at > length + reach) continue
      moved = true
      const by = (needs - Math.abs(off)) * part * (off < 0 ? -1 : 1)
      body.x += acrossX * by * 0.7
      body.y += acrossY * by * 0.7
      a.x -= acrossX * by * 0.15
      a.y -= acrossY * by * 0.15
      b.x -= acrossX * by * 0.15
      b.y -= acrossY * by * 0.15
    }
  }
  return moved
}

function framed(bodies: readonly Body[]): Layout {
  const left = Math.min(...bodies.map(({ x, box }) => x - box.width / 2)) - margin
  const top = Math.min(...bodies.map(({ y, box }) => y - box.height / 2)) - margin
  const placed = bodies.map(({ box, x, y }) => ({
    ...box,
    x: Math.round(x - left),
    y: Math.round(y - top),
  }))
  return {
    width: Math.ceil(Math.max(...placed.map(({ x, width }) => x + width / 2))) + margin,
    height: Math.ceil(Math.max(...placed.map(({ y, height }) => y + height / 2))) + margin,
    boxes: new Map(placed.map((each) => [each.id, each])),
  }
}
