import { matchers, MisuseError } from 'fake-healthlake'
import { beforeAll, describe, expect, it } from 'vitest'
import { thrownBy } from '../thrown.ts'
import { idsIn } from './rows.ts'
import { ask, openEmpty, openStore, put, search } from './store.ts'

describe('resources(id).search', () => {
  it('finds what a request finds, all of it, in its order', () => {
    const { fake, store } = openStore()
    const ids = (type: string, query: string) =>
      fake
        .resources(store)
        .search(type, query)
        .map(({ id }) => id)

    expect(ids('Patient', 'family=Love')).toEqual(['p-ada', 'p-ben'])
    expect(ids('Patient', '')).toHaveLength(7)
    expect(ids('Patient', '_sort=-birthdate&gender=female')).toEqual(['p-new', 'p-ada', 'p-eve'])
    expect(ids('Observation', 'subject:Patient.family=Love&code=2339-0')).toEqual([
      'o-glu-1',
      'o-glu-2',
    ])
    expect(ids('Patient', 'family=Nobody')).toEqual([])
    expect(ids('Coverage', '')).toEqual([])
  })

  it('finds the first ones, as many as _count says', () => {
    const { fake, store } = openStore()
    const found = fake.resources(store).search('Patient', '?_sort=-birthdate&_count=2')

    expect(found.map(({ id }) => id)).toEqual(['p-new', 'p-dora'])
  })

  it('finds nothing in a data store that never had a resource', () => {
    const { fake, store } = openEmpty()

    expect(fake.resources(store).search('Patient')).toEqual([])
  })

  it('takes parameters by name, too', () => {
    const { fake, store } = openStore()

    expect(
      fake.resources(store).search('Patient', { family: 'Love', given: ['Ada', 'Augusta'] }),
    ).toMatchObject([{ id: 'p-ada' }])
  })

  it('has no pages', () => {
    const open = openEmpty()
    for (let index = 0; index < 120; index += 1) {
      put(open, { resourceType: 'Patient', id: `p-${index}` })
    }

    expect(open.fake.resources(open.store).search('Patient', '')).toHaveLength(120)
  })

  it('answers copies', () => {
    const { fake, store } = openStore()
    const [first] = fake.resources(store).search('Patient', '_id=p-finn')
    Object.assign(first ?? {}, { gender: 'male' })

    expect(fake.resources(store).get('Patient', 'p-finn')).not.toHaveProperty('gender')
    expect(fake.resources(store).search('Patient', '_id=p-finn')[0]).not.toHaveProperty('gender')
  })

  it('takes a URLSearchParams, with a name that stands twice', () => {
    const { fake, store } = openStore()
    const query = new URLSearchParams([
      ['family', 'Love'],
      ['gender', 'female,male'],
      ['gender', 'female'],
    ])

    const found = fake.resources(store).search('Patient', query)

    expect(found.map(({ id }) => id)).toEqual(['p-ada'])
  })

  it('is no request', () => {
    const { fake, store } = openStore()
    const before = fake.history.length
    fake.faults.add({ operation: 'SearchWithGet', outcome: 'ThrottlingException' })

    expect(fake.resources(store).search('Patient', 'family=Love')).toHaveLength(2)
    expect(fake.history).toHaveLength(before)
  })

  it.each([
    ['Patient', 'birthdate=today', 'birthdate'],
    ['Patient', 'family:fuzzy=a', 'family'],
    ['Patient', '_sort=shoe-size', '_sort'],
    ['Patient', 'shoe-size=44', 'shoe-size'],
    ['Observation', 'subject:Martian.name=a', 'subject'],
    ['Patient', 'family=%E4', 'UTF-8'],
    ['Patient', '_include=Patient:link', '_include'],
    ['Patient', 'family=Love&_summary=true', '_summary'],
    ['Martian', '', 'Martian'],
  ])('refuses a broken query: %s?%s', (type, query, told) => {
    const { fake, store } = openStore()
    const error = thrownBy(() => fake.resources(store).search(type, query))

    expect(error).toBeInstanceOf(MisuseError)
    expect(error.message).toContain(told)
  })
})

describe('toHaveReceived', () => {
  beforeAll(() => expect.extend(matchers))

  it('tells searches by type and query, and counts them', () => {
    const open = openStore()
    search(open, 'Patient?family=Love')
    search(open, 'Patient?family=Love')
    search(open, 'Patient?family=Hart&_count=5')
    search(open, 'Observation?code=8867-4')
    const { fake } = open

    expect(fake).toHaveReceived('SearchWithGet', { ResourceType: 'Patient' }, { times: 3 })
    expect(fake).toHaveReceived('SearchWithGet', { Query: { family: ['Love'] } }, { times: 2 })
    expect(fake).toHaveReceived('SearchWithGet', { Query: { code: ['8867-4'] } }, { times: 1 })
    expect(fake).toHaveReceived('SearchWithGet', { ResourceType: 'Encounter' }, { times: 0 })
    expect(fake).toHaveReceived('SearchWithGet', {}, { times: 4 })
    expect(fake).not.toHaveReceived('SearchWithGet', { ResourceType: 'Patient' }, { times: 2 })
    expect(fake).not.toHaveReceived('SearchWithPost')
  })

  it('counts what was refused, and says how often it was there instead', () => {
    const open = openStore()
    open.endpoint.request({ path: 'Patient?birthdate=today' })
    search(open, 'Patient?family=Love')
    const { fake } = open
    const error = thrownBy(() => {
      expect(fake).toHaveReceived('SearchWithGet', { ResourceType: 'Patient' }, { times: 3 })
    })

    expect(fake).toHaveReceived('SearchWithGet', { ResourceType: 'Patient' }, { times: 2 })
    expect(error.message).toContain('3')
    expect(error.message).toContain('2')
  })

  it('tells a POST from a GET, with what its form asked for', () => {
    const open = openStore()
    const answer = ask(open, {
      method: 'POST',
      path: 'Patient/_search',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'family=Love&gender=male',
    })

    expect(idsIn(answer as Parameters<typeof idsIn>[0])).toEqual(['p-ben'])
    expect(open.fake).toHaveReceived(
      'SearchWithPost',
      { ResourceType: 'Patient', Query: { family: ['Love'], gender: ['male'] } },
      { times: 1 },
    )
    expect(open.fake).not.toHaveReceived('SearchWithGet')
  })
})

describe('A fault rule', () => {
  it('strikes searches of a type or of a query, not others', () => {
    const open = openStore()
    const rule = { operation: 'SearchWithGet', outcome: 'ThrottlingException' } as const
    open.fake.faults.add({ ...rule, input: { ResourceType: 'Observation' } })
    open.fake.faults.add({ ...rule, input: { Query: { family: ['Hart'] } } })
    const statusOf = (path: string) => open.endpoint.request({ path }).status

    expect(statusOf('Observation?code=8867-4')).toBe(429)
    expect(statusOf('Patient?family=Hart')).toBe(429)
    expect(statusOf('Patient?family=Love')).toBe(200)
  })
})
