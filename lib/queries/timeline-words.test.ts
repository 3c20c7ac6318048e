import { describe, expect, it } from 'vitest'
import { audience, type EventType } from '#lib/domain/history.ts'
import { type EventReading, eventWords, readEvent } from './timeline-words.ts'

const reading: EventReading = {
  inside: false,
  actor: 'Invented Person',
  person: () => 'Another Person',
  category: (code) => code,
  change: (code) => code,
  contact: () => null,
}

describe('events in words', () => {
  it.each(Object.keys(audience) as EventType[])('%s has a title and survives an empty payload', (type) => {
    const text = readEvent(type, {}, reading)
    expect(text.title).toMatch(/^[A-Z]/)
    expect(text.title).not.toContain('Recorded:')
    expect(Array.isArray(text.details)).toBe(true)
  })

  it.each(Object.keys(audience) as EventType[])('%s survives any shape of payload', (type) => {
    const names = [
      'from',
      'to',
      'content',
      'outcomes',
      'measures',
      'criteria',
      'place',
      'decisionMakerIds',
      'due',
      'stage',
      'rationale',
      'contacts',
      'text',
      'kinds',
      'endedOn',
    ]
    for (const value of [
      null,
      7,
      'words',
      [],
      [null],
      [{}],
      {},
      { categories: 3 },
      { why: { categories: [4] } },
      true,
    ]) {
      const text = readEvent(type, Object.fromEntries(names.map((name) => [name, value])), reading)
      for (const detail of text.details) expect(typeof detail.to).toBe('string')
    }
  })

  it('shows an unknown event plainly, and nobody’s name outside professional standards', () => {
    expect(readEvent('teleported', { where: 'away' }, reading)).toEqual({
      title: 'Recorded: teleported',
      who: null,
      details: [],
    })
    expect(readEvent('constructor', {}, reading).title).toBe('Recorded: constructor')
    expect(readEvent('teleported', {}, { ...reading, inside: true }).who).toBe('Invented Person')
  })

  it('never names professional standards, or who moved it on, to the public part', () => {
    for (const [type, words] of Object.entries(eventWords))
      if (words.by === 'standards' || words.by === 'untold')
        expect(readEvent(type, {}, reading).who).not.toBe('Invented Person')
  })

  it('says what changed from what to what', () => {
    const { details } = readEvent(
      'moved',
      { from: 'with_manager', to: 'with_standards', measures: [] },
      reading,
    )
    expect(details).toContainEqual({
      label: 'Status',
      from: 'With the line manager',
      to: 'With professional standards',
    })
  })
})
