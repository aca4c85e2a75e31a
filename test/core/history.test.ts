import { CreateFHIRDatastoreCommand, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { askWild, refused } from '../operations/refused.ts'
import { uuid } from '../values.ts'

describe('The history', () => {
  it('has an entry for each call, the oldest first', () => {
    const fake = createFakeHealthLake({ region: 'eu-west-1' })
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', {
      DatastoreTypeVersion: 'R4',
      DatastoreName: 'records',
    })
    fake.clock.advance({ seconds: 1 })
    fake.execute('ListFHIRDatastores', {}, { region: 'us-west-2' })

    const [created, listed] = fake.history
    expect(fake.history).toHaveLength(2)
    expect(created).toStrictEqual({
      sequence: 1,
      at: '2025-01-01T00:00:00.000Z',
      region: 'eu-west-1',
      door: 'execute',
      operation: 'CreateFHIRDatastore',
      input: { DatastoreTypeVersion: 'R4', DatastoreName: 'records' },
      output: {
        DatastoreId,
        DatastoreArn: `arn:aws:healthlake:eu-west-1:123456789012:datastore/fhir/${DatastoreId}`,
        DatastoreStatus: 'CREATING',
        DatastoreEndpoint: `https://healthlake.eu-west-1.amazonaws.com/datastore/${DatastoreId}/r4/`,
      },
      attempts: [{ at: '2025-01-01T00:00:00.000Z', requestId: expect.stringMatching(uuid) }],
    })
    expect(listed).toEqual({
      sequence: 2,
      at: '2025-01-01T00:00:01.000Z',
      region: 'us-west-2',
      door: 'execute',
      operation: 'ListFHIRDatastores',
      input: {},
      output: { DatastorePropertiesList: [] },
      attempts: [{ at: '2025-01-01T00:00:01.000Z', requestId: expect.stringMatching(uuid) }],
    })
    expect(created?.attempts[0]?.requestId).not.toBe(listed?.attempts[0]?.requestId)
  })

  it('shows every time as ISO 8601 text, coming in and going out', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ CreatedAt: '2024-01-02T03:04:05.678Z' })

    fake.execute('ListFHIRDatastores', { Filter: { CreatedAfter: new Date(0) } })

    expect(fake.history[0]).toMatchObject({
      input: { Filter: { CreatedAfter: '1970-01-01T00:00:00.000Z' } },
      output: { DatastorePropertiesList: [{ CreatedAt: '2024-01-02T03:04:05.678Z' }] },
    })
  })

  it('names the rule that led to a refusal', () => {
    const fake = createFakeHealthLake()

    refused(() => fake.execute('DescribeFHIRDatastore', { DatastoreId: 'x' }))

    expect(fake.history).toEqual([
      {
        sequence: 1,
        at: '2025-01-01T00:00:00.000Z',
        region: 'us-east-1',
        door: 'execute',
        operation: 'DescribeFHIRDatastore',
        input: { DatastoreId: 'x' },
        error: {
          name: 'ResourceNotFoundException',
          message: 'There is no data store with the id x in us-east-1.',
          rule: 'unknown-datastore',
        },
        attempts: [
          {
            at: '2025-01-01T00:00:00.000Z',
            requestId: expect.stringMatching(uuid),
            error: 'ResourceNotFoundException',
          },
        ],
      },
    ])
    expect(fake.history[0]).not.toHaveProperty('output')
  })

  it('shows an input as far as it could be read', () => {
    const fake = createFakeHealthLake()

    refused(() =>
      askWild(fake, 'CreateFHIRDatastore', {
        DatastoreTypeVersion: 'R4',
        DatastoreName: 5,
        Tags: [{ Key: 'k', Value: '' }, 'x'],
        SseConfiguration: null,
      }),
    )

    expect(fake.history[0]).toMatchObject({
      error: { name: 'SerializationException', rule: 'wrong-type' },
    })
    expect(fake.history[0]?.input).toEqual({
      DatastoreTypeVersion: 'R4',
      Tags: [{ Key: 'k', Value: '' }],
    })
  })

  it('is frozen through and through', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore()
    fake.execute('CreateFHIRDatastore', {
      DatastoreTypeVersion: 'R4',
      Tags: [{ Key: 'k', Value: 'v' }],
    })
    fake.execute('ListFHIRDatastores', { Filter: { CreatedAfter: new Date(0) } })
    refused(() => fake.execute('DescribeFHIRDatastore', { DatastoreId: '' }))

    expect(thawed(fake.history, 'history')).toEqual([])
  })

  it('is the same at each look, and grows', () => {
    const fake = createFakeHealthLake()
    fake.execute('ListFHIRDatastores', {})
    const before = fake.history

    fake.execute('ListFHIRDatastores', {})

    expect(before).toHaveLength(1)
    expect(fake.history).toHaveLength(2)
    expect(fake.history[0]).toBe(before[0])
  })

  it('tells the doors apart', async () => {
    const fake = createFakeHealthLake()
    const command = new ListFHIRDatastoresCommand({})

    fake.execute('ListFHIRDatastores', {})
    await fake.client().send(command)
    await fake.directClient().send(command)

    expect(fake.history.map(({ door }) => door)).toEqual(['execute', 'client', 'direct'])
  })

  it('has the requestId that the caller sees', async () => {
    const fake = createFakeHealthLake()
    const answers = [
      await fake.client().send(new ListFHIRDatastoresCommand({})),
      await fake.directClient().send(new ListFHIRDatastoresCommand({})),
    ]

    expect(fake.history.map(({ attempts }) => attempts[0]?.requestId)).toEqual(
      answers.map(({ $metadata }) => $metadata.requestId),
    )
  })

  it('leaves out what never arrived', async () => {
    const fake = createFakeHealthLake()
    const aborted = { abortSignal: AbortSignal.abort() }
    const command = new ListFHIRDatastoresCommand({})

    await expect(fake.client().send(command, aborted)).rejects.toThrow('Request aborted')
    await expect(fake.directClient().send(command, aborted)).rejects.toThrow('Request aborted')

    expect(fake.history).toEqual([])
  })
})

describe('The ClientToken that a client fills in', () => {
  it('stands in the history, comes from the seed and is another for each call', async () => {
    const tokens = await Promise.all(
      [1, 1, 2].map(async (seed) => {
        const fake = createFakeHealthLake({ seed })
        const command = new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' })
        await fake.client().send(command)
        await fake.client().send(command)
        return fake.history.map(({ input }) => (input as { ClientToken: string }).ClientToken)
      }),
    )

    expect(tokens[0]).toEqual([expect.stringMatching(uuid), expect.stringMatching(uuid)])
    expect(new Set(tokens[0]).size).toBe(2)
    expect(tokens[1]).toEqual(tokens[0])
    expect(tokens[2]?.some((token) => tokens[0]?.includes(token))).toBe(false)
  })

  it('is not filled in by directClient or execute', async () => {
    const fake = createFakeHealthLake()
    const input = { DatastoreTypeVersion: 'R4' } as const

    fake.execute('CreateFHIRDatastore', input)
    await fake.directClient().send(new CreateFHIRDatastoreCommand(input))

    expect(fake.history.map((call) => call.input)).toEqual([input, input])
  })
})

/** The paths of what is not frozen. */
function thawed(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.entries(value).flatMap(([key, part]) => thawed(part, `${path}.${key}`))
  return Object.isFrozen(value) ? inside : [path, ...inside]
}
