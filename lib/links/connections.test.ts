import { describe, expect, it } from 'vitest'
import { connectionRows } from './connection-rows.ts'
import { crowd, factsOf } from './connections.fixture.ts'
import { connect, type Facts, mostRecords } from './connections.ts'
import { drawn } from './drawn.ts'
import { mostNodes } from './graph-parts.ts'

const record = { declaration: 'r', account: null }
const ids = (nodes: readonly { readonly id: string }[]) => nodes.map(({ id }) => id)

function turned(facts: Facts): Facts {
  return {
    declarations: facts.declarations.toReversed(),
    contacts: facts.contacts.toReversed(),
    accounts: facts.accounts.toReversed(),
    links: facts.links.toReversed(),
    hubs: new Map([...facts.hubs].toReversed()),
    cut: facts.cut,
  }
}

describe('the graph', () => {
  it('has a shared account once, between the contacts that have it', () => {
    const graph = connect(
      record,
      factsOf([
        { id: 'r', step: 0, accounts: ['moth'] },
        { id: 's', step: 1, accounts: ['moth'] },
      ]),
    )
    expect(ids(graph.nodes)).toEqual(['d:r', 'c:cr', 'a:moth', 'c:cs', 'd:s'])
    expect(graph.edges.map(({ from, to }) => `${from} ${to}`)).toEqual([
      'c:cr a:moth',
      'c:cs a:moth',
      'd:r c:cr',
      'd:s c:cs',
    ])
    expect(graph.nodes.find(({ id }) => id === 'a:moth')).toMatchObject({ identity: 'ir-moth', step: 0 })
  })

  it('does not walk through an account that is in too many records, and says in how many', () => {
    const graph = connect(
      record,
      factsOf(
        [
          { id: 'r', step: 0, accounts: ['shop'] },
          { id: 's', step: 1, accounts: ['shop'] },
        ],
        [],
        { shop: mostRecords + 1 },
      ),
    )
    expect(ids(graph.nodes)).toEqual(['d:r', 'c:cr', 'a:shop'])
    expect(graph.nodes.at(-1)).toMatchObject({ kind: 'hub', records: mostRecords + 1 })
  })

  it('begins at an account, and from one that is a hub goes to the record it was come upon in', () => {
    const records = [
      { id: 'r', step: 0 as const, accounts: ['moth'] },
      { id: 's', step: 1 as const, accounts: ['moth'] },
    ]
    const start = { declaration: 'r', account: 'moth' }
    expect(ids(connect(start, factsOf(records)).nodes)).toEqual(['a:moth', 'c:cr', 'c:cs', 'd:r', 'd:s'])
    const hub = connect(start, factsOf(records, [], { moth: 312 }))
    expect(ids(hub.nodes)).toEqual(['a:moth', 'd:r', 'c:cr'])
  })

  it('has links with their state', () => {
    const graph = connect(
      record,
      factsOf(
        [
          { id: 'r', step: 0 },
          { id: 's', step: 1 },
          { id: 't', step: 1 },
        ],
        [
          ['r', 's', 'confirmed'],
          ['r', 't', 'rejected'],
        ],
      ),
    )
    expect(graph.edges.filter(({ link }) => link).map(({ state }) => state)).toEqual([
      'confirmed',
      'rejected',
    ])
  })

  it('holds nothing that its input lacks: an edge to what is not there is no edge', () => {
    const facts = factsOf([{ id: 'r', step: 0, accounts: ['moth'] }], [['r', 'hidden', 'open']])
    const graph = connect(record, facts)
    expect(graph.edges.filter(({ link }) => link)).toEqual([])
    expect(JSON.stringify(graph)).not.toContain('hidden')
  })

  it('is the same whatever the order of its input, and keeps to its limits', () => {
    const facts = crowd(400)
    const graph = connect(record, facts)
    expect(connect(record, turned(facts))).toEqual(graph)
    expect(graph.more).toBe(true)
    expect(graph.nodes.filter(({ step }) => step === 1).length).toBeLessThanOrEqual(mostNodes[1])
  })
})

describe('what is drawn', () => {
  it('is a part that hangs together, nearest first, with the number of what is left', () => {
    const graph = connect(record, crowd(100))
    const { nodes, edges, left } = drawn(graph, 30)
    expect(nodes).toHaveLength(30)
    expect(left.nodes).toBe(graph.nodes.length - 30)
    const reached = new Set([nodes[0]?.id])
    for (const { id } of nodes)
      if (edges.some(({ from, to }) => (from === id && reached.has(to)) || (to === id && reached.has(from))))
        reached.add(id)
    expect(reached.size).toBe(30)
  })

  it('draws what leads to another record before what only hangs on one', () => {
    const graph = connect(record, crowd(4))
    const { nodes } = drawn(graph, 1 + 1 + 4 * 3)
    expect(nodes.filter(({ kind }) => kind === 'declaration')).toHaveLength(5)
    expect(ids(nodes).filter((id) => id.startsWith('a:own'))).toEqual([])
  })

  it('leaves most of very many links between the same few to the table', () => {
    const many = Array.from({ length: 12 }, (_, at) => String.fromCharCode(97 + at))
    const pairs = many.flatMap((one, at) => many.slice(at + 1).map((other) => [one, other, 'open'] as const))
    const records = many.map((id, at) => ({
      id,
      step: at === 0 ? (0 as const) : (1 as const),
      accounts: ['moth'],
    }))
    const { edges, left } = drawn(connect({ declaration: 'a', account: null }, factsOf(records, pairs)))
    const links = edges.filter(({ link }) => link)
    expect(links).toHaveLength(6)
    expect(left.links).toBe(66 - 6)
  })
})

describe('the table', () => {
  it('has every edge once, in pages', () => {
    const graph = connect(record, crowd(20))
    const first = connectionRows(graph, 1)
    const all = Array.from({ length: first.pages }, (_, at) => connectionRows(graph, at + 1).shown).flat()
    expect(first.shown).toHaveLength(25)
    expect(new Set(all.map(({ edge }) => edge.id)).size).toBe(graph.edges.length)
    expect(connectionRows(graph, 999).page).toBe(first.pages)
    expect(first.shown[0]?.from.id).toBe('d:r')
  })
})
