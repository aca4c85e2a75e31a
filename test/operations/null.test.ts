import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { askWild } from './refused.ts'
import { r4 } from './constraints.ts'

describe('Null', () => {
  it('counts as left out [null-is-absent]', () => {
    const fake = createFakeHealthLake()

    askWild(fake, 'CreateFHIRDatastore', {
      ...r4,
      DatastoreName: null,
      Tags: null,
      SseConfiguration: null,
      ProfileConfiguration: { DefaultProfiles: null },
    })

    const [shown] = fake.datastores()
    expect(shown).not.toHaveProperty('DatastoreName')
    expect(shown?.ProfileConfiguration).toEqual({ DefaultProfiles: [] })
  })

  it('is as good as nothing for a filter [null-is-absent]', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore()

    const page = askWild(fake, 'ListFHIRDatastores', {
      Filter: { DatastoreName: null, CreatedBefore: null },
      NextToken: null,
      MaxResults: null,
    })

    expect(page).toEqual({ DatastorePropertiesList: fake.datastores() })
  })
})
