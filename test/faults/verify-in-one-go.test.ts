import { CreateFHIRDatastoreCommand } from '@aws-sdk/client-healthlake'
import { MisuseError, type FaultRule } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { thrownBy } from '../thrown.ts'
import { askTimes, code, fakeWith } from './tools.ts'

const r4 = { DatastoreTypeVersion: 'R4' } as const

describe('verify() says in one go', () => {
  it('what the fake refused and which rules are left over', async () => {
    const fake = fakeWith([{ outcome: 'ThrottlingException' }])
    const misspelt = { DatastoreNam: 'a' } as object as { DatastoreTypeVersion: 'R4' }

    await fake
      .client()
      .send(new CreateFHIRDatastoreCommand(misspelt))
      .catch(() => {})

    const error = thrownBy(() => fake.verify())
    expect(error).toBeInstanceOf(MisuseError)
    expect(error.message.split('\n')).toEqual([
      'The fake was used in ways that it refused:',
      expect.stringContaining('there is no input member DatastoreNam'),
      'Fault rules were not used up:',
      expect.stringContaining('- rule 1, ThrottlingException on any operation'),
      expect.stringMatching(/^ {2}added at .*test.faults.tools\.ts:\d+:\d+$/),
    ])
  })
})

describe('verify() says nothing of a rule', () => {
  it.each([
    ['that has struck as often as it may', { outcome: code('X') }],
    ['that strikes for ever, and did', { times: 'always', outcome: code('X') }],
    [
      'that strikes for ever, and did not',
      { operation: 'TagResource', times: 'always', outcome: code('X') },
    ],
  ] as const satisfies [string, FaultRule][])('%s', (_what, rule) => {
    const fake = fakeWith([rule])

    askTimes(fake, 2)

    expect(() => fake.verify()).not.toThrow()
  })

  it('that was taken away, or is used up by a call whose retries all failed', async () => {
    const fake = fakeWith([{ outcome: 'ThrottlingException' }])
    fake.faults.add({ operation: 'TagResource', outcome: code('X') }).remove()

    await fake
      .client()
      .send(new CreateFHIRDatastoreCommand(r4))
      .catch(() => {})

    expect(() => fake.verify()).not.toThrow()
  })
})
