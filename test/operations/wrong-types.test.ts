import { createContext, runInContext } from 'node:vm'
import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { askWild, refused } from './refused.ts'
import { create, messageOf, r4 } from './constraints.ts'

function fineGrained(FineGrainedAuthorizationEnabled: unknown): object {
  return {
    IdentityProviderConfiguration: {
      AuthorizationStrategy: 'AWS_AUTH',
      FineGrainedAuthorizationEnabled,
    },
  }
}

describe('A value of the wrong type', () => {
  it.each([
    ['a number for a string', { DatastoreName: 5 }, 'NUMBER_VALUE cannot be converted to String'],
    [
      'a fraction for a string',
      { DatastoreName: 0.5 },
      'DECIMAL_VALUE cannot be converted to String',
    ],
    ['true for a string', { DatastoreName: true }, 'TRUE_VALUE cannot be converted to String'],
    ['false for a string', { DatastoreName: false }, 'FALSE_VALUE cannot be converted to String'],
    [
      'a structure for a string',
      { DatastoreName: {} },
      'Start of structure or map found where not expected',
    ],
    [
      'a list for a string',
      { DatastoreName: [] },
      'Unrecognized collection type class java.lang.String',
    ],
    ['a word for a Boolean', fineGrained('on'), 'Unexpected token received from parser'],
    ['a number for a Boolean', fineGrained(1), 'NUMBER_VALUE cannot be converted to Boolean'],
    [
      'a list for a Boolean',
      fineGrained([true]),
      'Unrecognized collection type class java.lang.Boolean',
    ],
    ['a structure for a list', { Tags: {} }, 'Start of structure or map found where not expected'],
    ['a string for a list', { Tags: 'k=v' }, 'Unexpected field type'],
    [
      'a list for a structure',
      { SseConfiguration: [] },
      'Unrecognized collection type class com.amazonaws.healthlake.SseConfiguration',
    ],
    ['a number for a structure', { SseConfiguration: 1 }, 'Unexpected field type'],
    [
      'a string for a structure in a list',
      { Tags: [{ Key: 'k', Value: 'v' }, 'k=v'] },
      'Unexpected value type in payload',
    ],
    [
      'a list for a structure in a list',
      { Tags: [[]] },
      'Unrecognized collection type class com.amazonaws.healthlake.Tag',
    ],
    [
      'a number deep down',
      { Tags: [{ Key: 'k', Value: 1 }] },
      'NUMBER_VALUE cannot be converted to String',
    ],
  ])('is a SerializationException: %s [wrong-type]', (_what, member, message) => {
    const fake = createFakeHealthLake()

    const refusal = refused(() => askWild(fake, 'CreateFHIRDatastore', { ...r4, ...member }))

    expect(refusal).toMatchObject({
      name: 'SerializationException',
      message,
      statusCode: 400,
      fault: 'client',
      rule: 'wrong-type',
    })
    expect(fake.datastores()).toEqual([])
  })

  it.each([
    ['a string for a number', { MaxResults: '5' }, 'STRING_VALUE cannot be converted to Integer'],
    [
      'a list for a number',
      { MaxResults: [5] },
      'Unrecognized collection type class java.lang.Integer',
    ],
    ['true for a number', { MaxResults: true }, 'TRUE_VALUE cannot be converted to Integer'],
    [
      'what is no number',
      { MaxResults: Number.NaN },
      'DECIMAL_VALUE cannot be converted to Integer',
    ],
    [
      'a number for a time',
      { Filter: { CreatedBefore: 0 } },
      'NUMBER_VALUE cannot be converted to milliseconds since epoch',
    ],
    [
      'text for a time',
      { Filter: { CreatedAfter: '2025-01-01T00:00:00Z' } },
      'STRING_VALUE cannot be converted to milliseconds since epoch',
    ],
    [
      'a list for a time',
      { Filter: { CreatedAfter: [] } },
      'Unrecognized collection type class java.util.Date',
    ],
    [
      'a structure for a time',
      { Filter: { CreatedAfter: {} } },
      'Start of structure or map found where not expected',
    ],
  ])('is one in a List too: %s [wrong-type]', (_what, input, message) => {
    const refusal = refused(() => askWild(createFakeHealthLake(), 'ListFHIRDatastores', input))

    expect(refusal).toMatchObject({ name: 'SerializationException', message, rule: 'wrong-type' })
  })

  it('comes before any constraint, the first alone [wrong-type]', () => {
    const message = messageOf(
      create({ DatastoreTypeVersion: 'R5', DatastoreName: 5, ClientToken: true, Tags: 'x' }, ''),
    )

    expect(message).toBe('NUMBER_VALUE cannot be converted to String')
  })

  it('is not a Date of another realm', () => {
    const fake = createFakeHealthLake()
    const CreatedAfter: unknown = runInContext('new Date(0)', createContext())
    fake.addDatastore()

    const page = askWild(fake, 'ListFHIRDatastores', { Filter: { CreatedAfter } })

    expect(page).toEqual({ DatastorePropertiesList: fake.datastores() })
  })
})
