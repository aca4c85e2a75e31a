import { HealthLakeServiceException, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'

/** Sends a List whose body is exchanged on its way, as no SDK would send it. */
async function sent(fake: FakeHealthLake, body: string): Promise<unknown> {
  const client = fake.client()
  client.middlewareStack.add(
    (next) => (args) => {
      Object.assign(args.request as object, { body })
      return next(args)
    },
    { step: 'build' },
  )
  return client.send(new ListFHIRDatastoresCommand({})).catch((error: unknown) => error)
}

describe('A body on the wire', () => {
  it.each([
    [
      'a list',
      '[]',
      'Unrecognized collection type class com.amazonaws.healthlake.ListFHIRDatastoresRequest',
    ],
    ['text', '"text"', 'Unexpected field type'],
    ['a number', '5', 'Unexpected field type'],
    [
      'a time as text',
      '{"Filter":{"CreatedBefore":"2025-01-01T00:00:00Z"}}',
      'STRING_VALUE cannot be converted to milliseconds since epoch',
    ],
    [
      'a time as digits in text',
      '{"Filter":{"CreatedBefore":"5"}}',
      'STRING_VALUE cannot be converted to milliseconds since epoch',
    ],
    ['a number as text', '{"MaxResults":"5"}', 'STRING_VALUE cannot be converted to Integer'],
    [
      'a time that no calendar has',
      '{"Filter":{"CreatedBefore":1e300}}',
      'NUMBER_VALUE cannot be converted to milliseconds since epoch',
    ],
  ])('is refused if it is or has %s [wrong-type]', async (_what, body, message) => {
    const fake = createFakeHealthLake()

    const error = await sent(fake, body)

    expect(error).toBeInstanceOf(HealthLakeServiceException)
    expect(error).toMatchObject({ name: 'SerializationException', message, $fault: 'client' })
    expect(fake.history).toMatchObject([{ error: { name: 'SerializationException', message } }])
  })

  it.each(['null', '{}', '{"Filter":null,"Colour":"green"}'])(
    'may be %s [null-is-absent]',
    async (body) => {
      const fake = createFakeHealthLake()

      expect(await sent(fake, body)).toMatchObject({ DatastorePropertiesList: [] })
      expect(fake.history).toMatchObject([{ input: {} }])
    },
  )

  it('has times in seconds, to the millisecond', async () => {
    const fake = createFakeHealthLake()

    await sent(fake, '{"Filter":{"CreatedAfter":1735689600.123,"CreatedBefore":-0.001}}')

    expect(fake.history).toMatchObject([
      {
        input: {
          Filter: {
            CreatedAfter: '2025-01-01T00:00:00.123Z',
            CreatedBefore: '1969-12-31T23:59:59.999Z',
          },
        },
      },
    ])
  })
})
