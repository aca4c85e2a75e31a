import { createFakeHealthLake, pollingClock } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { refused, validationError } from './refused.ts'
import { add, listed } from './listing.ts'

const invalidToken = validationError('page-token', 'The NextToken is not valid for this request.')

describe('A NextToken', () => {
  it('that is broken names its rule, and never gives the first page [page-token]', () => {
    const fake = createFakeHealthLake()
    add(fake, 'a', 'b', 'c')
    const { NextToken = '' } = listed(fake, { MaxResults: 1 })

    for (const broken of [
      '',
      'x',
      `${NextToken} `,
      NextToken.toUpperCase().replace('.', ''),
      '0.0',
    ]) {
      expect(refused(() => listed(fake, { NextToken: broken }))).toMatchObject(invalidToken)
    }
  })

  it.each([
    [{}, { DatastoreName: 'a' }],
    [{ DatastoreName: 'a' }, {}],
    [{ DatastoreName: 'a' }, { DatastoreName: 'A' }],
    [{ DatastoreStatus: 'ACTIVE' }, { DatastoreStatus: 'CREATING' }],
    [{ CreatedAfter: new Date(0) }, { CreatedAfter: new Date(1) }],
    [{ CreatedAfter: new Date(0) }, { CreatedBefore: new Date(0) }],
    [{ DatastoreName: 'a', DatastoreStatus: 'ACTIVE' }, { DatastoreName: 'a' }],
  ] as const)('of the filters %j is not good for %j [page-token]', (from, to) => {
    const fake = createFakeHealthLake()
    add(fake, 'a', 'a', 'a')
    const { NextToken } = listed(fake, { Filter: from, MaxResults: 1 })

    expect(NextToken).toBeDefined()
    expect(refused(() => listed(fake, { Filter: to, NextToken }))).toMatchObject(invalidToken)
  })

  it('is good for the same filters written otherwise [page-token]', () => {
    const fake = createFakeHealthLake()
    add(fake, 'a', 'a', 'a')
    const Filter = { DatastoreName: 'a', DatastoreStatus: 'ACTIVE' } as const
    const { NextToken } = listed(fake, { Filter, MaxResults: 1 })

    const otherwise = { DatastoreStatus: 'ACTIVE', DatastoreName: 'a' } as const

    expect(listed(fake, { Filter: otherwise, NextToken }).names).toEqual(['a', 'a'])
  })

  it('with no filters is good for empty filters [page-token]', () => {
    const fake = createFakeHealthLake()
    add(fake, 'a', 'b')
    const { NextToken } = listed(fake, { MaxResults: 1 })

    expect(listed(fake, { Filter: {}, NextToken }).names).toEqual(['a'])
  })

  it('is not good for another region [page-token] [every-region]', () => {
    const fake = createFakeHealthLake()
    add(fake, 'a', 'b')
    const { NextToken } = listed(fake, { MaxResults: 1 })

    const refusal = refused(() =>
      fake.execute('ListFHIRDatastores', { NextToken }, { region: 'eu-west-1' }),
    )

    expect(refusal).toMatchObject(invalidToken)
  })

  it('that is broken is no poll either', () => {
    const fake = createFakeHealthLake({ clock: pollingClock() })
    fake.addDatastore({ DatastoreStatus: 'CREATING' })

    refused(() => listed(fake, { NextToken: 'x' }))

    expect(fake.datastores()[0]?.DatastoreStatus).toBe('CREATING')
  })
})
