import { ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { describe, expect, it } from 'vitest'
import { thrownBy } from '../thrown.ts'
import { ask, fakeWith } from './tools.ts'

describe('An error by a fault rule says', () => {
  it.each([
    [418, 'client'],
    [499, 'client'],
    [500, 'server'],
  ] as const)(
    'of status %d that it is the fault of the %s, if AWS does not know it',
    (statusCode, fault) => {
      const fake = fakeWith([
        { outcome: { kind: 'error', name: 'TeapotException', statusCode }, anyError: true },
      ])

      expect(thrownBy(() => fake.execute('ListFHIRDatastores', {}))).toMatchObject({
        statusCode,
        fault,
      })
    },
  )

  it.each([
    ['ThrottlingException', 'Rate exceeded'],
    ['ValidationException', 'ValidationException, by a fault rule'],
  ] as const)('where it is from, unless it has words of its own: %s', (outcome, message) => {
    const fake = fakeWith([{ outcome }])

    expect(thrownBy(() => fake.execute('ListFHIRDatastores', {}))).toMatchObject({ message })
  })
})

describe('The history says of an answer that did not arrive', () => {
  it.each([
    ['connection', { kind: 'connection', code: 'EPIPE' }, 'EPIPE', 'The connection failed: EPIPE.'],
    [
      'truncated',
      { kind: 'corrupt', body: 'truncated' },
      'SyntaxError',
      'The response is not JSON.',
    ],
    ['not-json', { kind: 'corrupt', body: 'not-json' }, 'SyntaxError', 'The response is not JSON.'],
    ['hang', { kind: 'hang' }, 'hang', 'The request was never answered.'],
  ] as const)('what became of it: %s', async (_what, outcome, name, message) => {
    const fake = fakeWith([{ outcome }])
    const abortSignal = AbortSignal.timeout(9)
    const sent = fake.directClient().send(new ListFHIRDatastoresCommand({}), { abortSignal })

    await sent.catch(() => {})

    expect(fake.history.map(({ error }) => error)).toEqual([{ name, message }])
  })
})

describe('What a fault rule ends otherwise says', () => {
  it('that it was the rule, if that has no words of its own [error-cause]', () => {
    const fake = fakeWith([{ outcome: { kind: 'transition', to: 'CREATE_FAILED' } }])

    ask(fake, 'CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
    fake.settle()

    expect(fake.datastores()).toMatchObject([
      {
        ErrorCause: {
          ErrorMessage: 'A fault rule caused this end.',
          ErrorCategory: 'NON_RETRYABLE_ERROR',
        },
      },
    ])
  })
})
