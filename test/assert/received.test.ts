import { createFakeHealthLake, matchers, MisuseError, assertReceived } from 'fake-healthlake'
import { beforeAll, describe, expect, it } from 'vitest'
import { messageOf } from './tools.ts'

const r4 = { DatastoreTypeVersion: 'R4' } as const

beforeAll(() => expect.extend(matchers))

describe('toHaveReceived', () => {
  it('holds for a request that came through any door, whatever it was answered', () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ operation: 'ListFHIRDatastores', outcome: 'ThrottlingException' })
    expect(() => fake.execute('ListFHIRDatastores', {})).toThrow('Rate exceeded')

    expect(fake).toHaveReceived('ListFHIRDatastores')
    expect(fake).not.toHaveReceived('CreateFHIRDatastore')
  })

  it('looks at the members that are wanted only, at any depth', () => {
    const fake = createFakeHealthLake()
    fake.execute('CreateFHIRDatastore', {
      ...r4,
      DatastoreName: 'claims',
      Tags: [{ Key: 'team', Value: 'claims' }],
    })

    expect(fake).toHaveReceived('CreateFHIRDatastore', { DatastoreName: 'claims' })
    expect(fake).toHaveReceived('CreateFHIRDatastore', { Tags: [{ Key: 'team' }] })
    expect(fake).not.toHaveReceived('CreateFHIRDatastore', { DatastoreName: 'other' })
    expect(fake).not.toHaveReceived('CreateFHIRDatastore', { Tags: [] })
    expect(fake).not.toHaveReceived('CreateFHIRDatastore', { ClientToken: 'c' })
  })

  it('counts calls where it is told how many there shall be', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore()
    const endpoint = fake.fhir(DatastoreId)
    endpoint.request({ path: 'Patient?name=Ada' })
    endpoint.request({ path: 'Patient?name=Ada' })
    endpoint.request({ path: 'Patient?name=Grace' })
    const ada = { ResourceType: 'Patient', Query: { name: ['Ada'] } }

    expect(fake).toHaveReceived('SearchWithGet', ada, { times: 2 })
    expect(fake).toHaveReceived('SearchWithGet', {}, { times: 3 })
    expect(fake).toHaveReceived('SearchWithGet', { Query: { name: 'Ada' } } as never, { times: 2 })
    expect(fake).toHaveReceived('SearchWithPost', {}, { times: 0 })
    expect(fake).not.toHaveReceived('SearchWithGet', ada, { times: 1 })
    expect(messageOf(() => assertReceived(fake, 'SearchWithGet', ada, { times: 1 }))).toContain(
      'The fake has received SearchWithGet with {"ResourceType":"Patient","Query":{"name":["Ada"]}}, 2 times, not once. It has received SearchWithGet 3 times:',
    )
    expect(messageOf(() => assertReceived(fake, 'SearchWithPost', {}, { times: 1 }))).toContain(
      'The fake has not received SearchWithPost with {}, not once.',
    )
  })

  it.each([-1, 1.5, '2', Number.NaN])('refuses to count %o calls', (times) => {
    const fake = createFakeHealthLake()

    expect(() => assertReceived(fake, 'ListFHIRDatastores', {}, { times } as never)).toThrow(
      MisuseError,
    )
  })

  it('takes a Date for the same instant, and undefined for absent', () => {
    const fake = createFakeHealthLake()
    const CreatedAfter = new Date('2024-12-31T00:00:00Z')
    fake.execute('ListFHIRDatastores', { Filter: { CreatedAfter } })

    expect(fake).toHaveReceived('ListFHIRDatastores', {
      Filter: { CreatedAfter },
      NextToken: undefined,
    })
    expect(fake).not.toHaveReceived('ListFHIRDatastores', {
      Filter: { CreatedAfter: new Date('2024-12-30T00:00:00Z') },
    })
  })

  it("lets the runner's own matchers stand for values", () => {
    const fake = createFakeHealthLake()
    fake.execute('CreateFHIRDatastore', { ...r4, ClientToken: 'token-1' })

    expect(fake).toHaveReceived('CreateFHIRDatastore', {
      ClientToken: expect.stringMatching(/^token-/),
    })
    expect(fake).not.toHaveReceived('CreateFHIRDatastore', {
      ClientToken: expect.stringMatching(/^other-/),
    })
  })

  it('tells what was wanted, what came instead, and the timeline', () => {
    const fake = createFakeHealthLake()
    fake.execute('CreateFHIRDatastore', { ...r4, DatastoreName: 'a' })
    fake.execute('CreateFHIRDatastore', { ...r4, Tags: [{ Key: 'k', Value: 'v' }] })

    const wanted = { DatastoreName: 'claims' }
    expect(messageOf(() => expect(fake).toHaveReceived('CreateFHIRDatastore', wanted))).toBe(
      `The fake has not received CreateFHIRDatastore with {"DatastoreName":"claims"}. It has received CreateFHIRDatastore 2 times:
  call 1: DatastoreName is "a", not "claims"
  call 2: DatastoreName is undefined, not "claims"

${fake.timeline()}`,
    )
    expect(messageOf(() => expect(fake).toHaveReceived('TagResource'))).toBe(
      `The fake has not received TagResource.\n\n${fake.timeline()}`,
    )
    expect(messageOf(() => expect(fake).not.toHaveReceived('CreateFHIRDatastore'))).toBe(
      `The fake has received CreateFHIRDatastore, 2 times.\n\n${fake.timeline()}`,
    )
  })

  it('names the path of what differs, the matcher that was not met, and five calls at most', () => {
    const fake = createFakeHealthLake()
    for (let count = 0; count < 7; count += 1) {
      fake.execute('CreateFHIRDatastore', { ...r4, Tags: [{ Key: 'k', Value: `v${count}` }] })
    }

    const message = messageOf(() =>
      expect(fake).toHaveReceived('CreateFHIRDatastore', {
        Tags: [{ Value: expect.stringContaining('x') }],
      }),
    )

    expect(message).toContain(`with {"Tags":[{"Value":"StringContaining 'x'"}]}`)
    expect(message).toContain('CreateFHIRDatastore 7 times, the last 5 of which were:\n  call 3: ')
    expect(message).toContain(`call 7: Tags[0].Value is "v6", not "StringContaining 'x'"`)
  })

  it.each<[string, () => void, string]>([
    [
      'an operation that there is not',
      () => expect(createFakeHealthLake()).not.toHaveReceived('CreateDatastore' as 'TagResource'),
      "toHaveReceived: operation 'CreateDatastore' is not simulated. Did you mean CreateFHIRDatastore?",
    ],
    [
      'a member that no request can have',
      () =>
        expect(createFakeHealthLake()).not.toHaveReceived('CreateFHIRDatastore', {
          DataStoreName: 'claims',
        } as object),
      'toHaveReceived: there is no member DataStoreName. Did you mean DatastoreName?',
    ],
    [
      'a member deep inside',
      () =>
        expect(createFakeHealthLake()).not.toHaveReceived('CreateFHIRDatastore', {
          Tags: [{ Name: 'team' }],
        } as object),
      'toHaveReceived: there is no member Tags[0].Name.',
    ],
    [
      'what is no fake',
      () => expect({}).not.toHaveReceived('TagResource'),
      'toHaveReceived: give what createFakeHealthLake() returned.',
    ],
  ])('refuses %s, under not too', (_what, assertion, message) => {
    expect(assertion).toThrow(MisuseError)
    expect(assertion).toThrow(message)
  })
})

describe('assertReceived', () => {
  it('says the same in any runner', () => {
    const fake = createFakeHealthLake()
    fake.execute('ListFHIRDatastores', { MaxResults: 5 })

    assertReceived(fake, 'ListFHIRDatastores', { MaxResults: 5 })
    const failing = () => assertReceived(fake, 'ListFHIRDatastores', { MaxResults: 6 })
    expect(failing).toThrow(expect.objectContaining({ name: 'AssertionError' }))
    expect(messageOf(failing)).toContain('  call 1: MaxResults is 5, not 6\n\nnow 2025-01-01')
    expect(() => assertReceived(fake, 'List' as 'TagResource')).toThrow(MisuseError)
  })
})
