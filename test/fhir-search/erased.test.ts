import { createFakeHealthLake } from 'fake-healthlake'
import { expect, it } from 'vitest'
import { compositeOf, spread } from '../../src/features/search/values/composites.ts'
import { quantities } from '../../src/features/search/values/quantities.ts'
import { tokens } from '../../src/features/search/values/tokens.ts'

it('A resource of which a version was erased, and that was written again, is found as it is now', () => {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore()
  const resources = fake.resources(DatastoreId)
  const put = (gender: string) => resources.put({ resourceType: 'Patient', id: 'p1', gender })
  const found = (gender: string) => resources.search('Patient', { gender }).length
  put('male')
  put('female')
  expect([found('male'), found('female')]).toEqual([0, 1])

  fake.fhir(DatastoreId).request({ method: 'POST', path: 'Patient/p1/_history/1/$erase' })
  fake.settle()
  put('other')

  expect([found('male'), found('female'), found('other')]).toEqual([0, 0, 1])
})

it('A tuple is spread over the values that span, one each', () => {
  const kinds = [tokens, quantities]

  expect(spread([['code'], [1, 2]], kinds)).toEqual([
    [['code'], [1]],
    [['code'], [2]],
  ])
  expect(spread([['code'], [1]], kinds)).toEqual([[['code'], [1]]])
  expect(spread([['code'], ['other']], [tokens, tokens])).toEqual([[['code'], ['other']]])
})

it('A composite of values that span alone has no term, and one of terms alone spans nothing', () => {
  const asked = { name: 'x', modifier: undefined, datastoreId: '', assumptions: {} as never }

  expect(compositeOf([quantities, quantities]).parse('1$2', asked)).not.toHaveProperty('term')
  expect(compositeOf([tokens, tokens]).endsOf?.([[], []])).toEqual({
    low: Infinity,
    high: -Infinity,
  })
})
