import { describe, expect, it } from 'vitest'
import { differences } from '../../src/page/difference.ts'
import { withEvents } from '../../src/page/events.ts'
import { bytes, readSpan, shortTime, span } from '../../src/page/format.ts'
import { toGrid } from '../../src/page/grid.ts'
import { filterRows, toRow } from '../../src/page/rows.ts'

const at = (minute: number) => new Date(Date.UTC(2025, 0, 1, 0, minute)).toISOString()
const lane = (name: string, ...minutes: readonly number[]) => ({
  name,
  events: minutes.map((minute) => ({ kind: 'call', at: at(minute), text: String(minute) })),
})
const call = (sequence: number, input: object, rest: object = {}) =>
  toRow({
    sequence,
    at: '',
    region: 'us-east-1',
    door: 'http',
    operation: 'ReadResource',
    input,
    attempts: [{ at: '', requestId: '' }],
    ...rest,
  })

describe('The difference of two snapshots', () => {
  it('tells maps by key and records by id, whatever their order', () => {
    const before = { a: { $map: [['x', [{ id: 'one', status: 'CREATING' }]]] }, checksum: '1' }
    const after = {
      a: {
        $map: [
          ['y', 1],
          ['x', [{ id: 'two' }, { id: 'one', status: 'ACTIVE' }]],
        ],
      },
      checksum: '2',
    }

    expect(differences(before, after)).toEqual([
      { path: 'a › x › one › status', before: 'CREATING', after: 'ACTIVE' },
      { path: 'a › x › two', before: undefined, after: { id: 'two' } },
      { path: 'a › y', before: undefined, after: 1 },
    ])
    expect(differences(before, structuredClone(before))).toEqual([])
  })
})

describe('The lanes', () => {
  it('have a column for each instant, in order, and tell how far apart they are', () => {
    const { instants, rows } = toGrid({ now: at(5), lanes: [lane('a', 0, 5, 65), lane('b', 5)] }, 0)

    expect(instants).toEqual([
      { at: at(0), gap: undefined, tense: 'past' },
      { at: at(5), gap: '5 m', tense: 'now' },
      { at: at(65), gap: '1 h', tense: 'coming' },
    ])
    expect(rows.map(({ cells }) => cells.map((events) => events.length))).toEqual([
      [1, 1, 1],
      [0, 1, 0],
    ])
  })

  it('go back in time from window to window', () => {
    const minutes = Array.from({ length: 100 }, (_, minute) => minute)
    const timeline = { now: at(99), lanes: [lane('a', ...minutes)] }

    const [latest, earlier, first] = [0, 1, 99].map((back) => toGrid(timeline, back))
    expect(latest?.instants.at(-1)).toMatchObject({ at: at(99), tense: 'now' })
    expect(earlier?.instants.at(-1)?.at).toBe(at(75))
    expect(earlier).toMatchObject({ before: 52, after: 24 })
    expect(first).toMatchObject({ before: 0, after: 99 })
  })

  it('have the events that were told of a resource', () => {
    const event = {
      id: '1',
      'detail-type': 'Data Store Active',
      time: '2025-01-01T00:05:00Z',
      region: 'r',
      detail: { datastoreId: 'd' },
    }

    const { lanes } = withEvents(
      { now: at(5), lanes: [lane('r  datastore d'), lane('r  datastore e')] },
      [event],
    )

    expect(lanes).toEqual([
      { name: 'r  datastore d', events: [{ kind: 'event', at: at(5), text: 'Data Store Active' }] },
      { name: 'r  datastore e', events: [] },
    ])
  })
})

describe('The list of calls', () => {
  const rows = [
    call(1, { ResourceType: 'Patient', Id: 'ada' }),
    call(
      2,
      { DatastoreId: 'd' },
      { error: { name: 'ConflictException', message: 'busy', rule: 'conflict-in-transition' } },
    ),
    call(
      3,
      { DatastoreId: 'd' },
      { attempts: [{ at: '', requestId: '', fault: { rule: 4, kind: 'latency' } }] },
    ),
  ]
  const found = (text: string, outcome: 'all' | 'failed' | 'refused' | 'struck' = 'all') =>
    filterRows(rows, { text, outcome }).map(({ sequence }) => sequence)

  it('is filtered by words that a call has all of, in any case', () => {
    expect(found('')).toEqual([1, 2, 3])
    expect(found('PATIENT/ada readres')).toEqual([1])
    expect(found('transition')).toEqual([2])
    expect(found('patient conflict')).toEqual([])
  })

  it('is filtered by how calls ended', () => {
    expect(found('', 'failed')).toEqual([2])
    expect(found('', 'refused')).toEqual([2])
    expect(found('', 'struck')).toEqual([3])
    expect(rows.map(({ about, faults }) => [about, faults])).toEqual([
      ['Patient/ada', []],
      ['d', []],
      ['d', [4]],
    ])
  })
})

describe('What the page writes', () => {
  it('is short', () => {
    expect(shortTime('2025-01-01T00:15:00.000Z')).toBe('2025-01-01 00:15:00')
    expect(shortTime('2025-01-01T00:15:00.250Z')).toBe('2025-01-01 00:15:00.250')
    expect([0, 999, 61_000, 90_061_000].map(span)).toEqual(['0 s', '999 ms', '1 m 1 s', '1 d 1 h'])
    expect([999, 1500, 2_000_000].map(bytes)).toEqual(['999 B', '1.5 kB', '2.0 MB'])
  })

  it('reads spans in the same units', () => {
    expect(['20m', '1h 30m', '1.5 d', '250ms'].map(readSpan)).toEqual([
      1_200_000, 5_400_000, 129_600_000, 250,
    ])
    expect(['', 'soon', '20', '-1m', '1m soon'].map(readSpan)).toEqual(Array.from({ length: 5 }))
  })
})
