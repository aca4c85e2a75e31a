import { createFakeHealthLake, type FaultRule } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { code } from './tools.ts'

describe('faults.add takes', () => {
  it.each([
    ['an operation in a list', { operation: ['TagResource'], outcome: code('X') }],
    ['an empty input, which is any', { input: {}, outcome: code('X') }],
    [
      'members that are undefined',
      { operation: undefined, input: undefined, times: undefined, outcome: code('X') },
    ],
    [
      'any other error with a status, if any will do',
      { outcome: { kind: 'error', name: 'X', statusCode: 599 }, anyError: true },
    ],
    [
      'a known error with another status',
      { outcome: { kind: 'error', name: 'ThrottlingException', statusCode: 503 } },
    ],
    [
      'the least status and no wait at all',
      {
        outcome: { kind: 'error', name: 'X', statusCode: 400, retryAfterSeconds: 0 },
        anyError: true,
      },
    ],
    [
      'a latency until the last instant',
      { outcome: { kind: 'latency', duration: 8.64e15 - Date.parse('2025-01-01T00:00:00Z') } },
    ],
    [
      'a code that looks like another, if any error will do',
      { anyError: true, outcome: code('ECONNRESETS') },
    ],
    ['no latency at all', { outcome: { kind: 'latency', duration: 0 } }],
    [
      'a transition without end',
      { operation: 'DeleteFHIRDatastore', outcome: { kind: 'transition', after: Infinity } },
    ],
    [
      'an end that operations share',
      {
        operation: ['StartFHIRImportJob', 'StartFHIRExportJob'],
        outcome: { kind: 'transition', to: 'FAILED' },
      },
    ],
    ['a region that AWS does not have yet', { region: 'mars-north-1', outcome: code('X') }],
    ['a window that begins in the past', { from: 0, outcome: code('X') }],
    ['a certain probability', { probability: 1, outcome: code('X') }],
  ])('%s', (_what, rule) => {
    const fake = createFakeHealthLake()

    expect(fake.faults.add(rule as FaultRule).used).toBe(0)
    expect(fake.faults.pending()).toHaveLength(1)
  })

  it.each(['ECONNREFUSED', 'EPROTO', 'CERT_HAS_EXPIRED', 'UND_ERR_SOCKET', 'EX'])(
    'the code %s, which is known or like none that is',
    (name) => {
      const fake = createFakeHealthLake()

      expect(fake.faults.add({ outcome: code(name) }).used).toBe(0)
    },
  )
})
