import { createFakeHealthLake } from 'fake-healthlake'
import { expect, it } from 'vitest'

function clinic() {
  const fake = createFakeHealthLake()
  return fake.resources(fake.addDatastore().DatastoreId)
}

it.each([
  ['start', '2025-01-01T00:00:00.0005Z', '2025-01-02', 'sa2025-01-01T00:00:00.0004Z'],
  ['end', '2025-01-01', '2025-01-02T00:00:00.0005Z', 'eb2025-01-02T00:00:00.0006Z'],
])(
  'A Period of which the %s alone has digits below a millisecond is compared by them [search-date-order]',
  (_which, start, end, date) => {
    const resources = clinic()
    for (const [id, fine] of [
      ['fine', true],
      ['coarse', false],
    ] as const) {
      const cut = (text: string) => (fine ? text : text.slice(0, 10))
      const period = { start: cut(start), end: cut(end) }
      resources.put({ resourceType: 'Encounter', id, status: 'planned', class: {}, period })
    }

    const found = resources.search('Encounter', { date })

    expect(found.map(({ id }) => id)).toEqual(['fine'])
  },
)

it('A value that is nothing but its extensions is missing [search-missing]', () => {
  const resources = clinic()
  const extension = [{ url: 'http://example.org/why', valueCode: 'unknown' }]
  resources.put({ resourceType: 'Patient', id: 'a', identifier: [{ extension }] })
  resources.put({ resourceType: 'Patient', id: 'b', identifier: [{ value: '1' }] })

  const found = resources.search('Patient', { 'identifier:missing': 'true' })

  expect(found.map(({ id }) => id)).toEqual(['a'])
})
