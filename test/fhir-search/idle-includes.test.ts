import { describe, expect, it } from 'vitest'
import { messageOf } from '../assert/tools.ts'
import { nextOf } from './rows.ts'
import { openStore, search } from './store.ts'

describe('An include that can find nothing is told by verify()', () => {
  it.each([
    ['Patient?_include=Observation:subject', 'it needs :iterate'],
    ['Patient?_include=Observation:*', 'it needs :iterate'],
    ['Patient?_revinclude=Patient:organization', 'it does not lead to Patient'],
    ['Patient?_revinclude=Observation:subject:Group', 'it does not lead to Patient'],
    ['Organization?_revinclude=Observation:patient', 'it does not lead to Organization'],
  ])('%s [search-include] [search-revinclude]', (path, problem) => {
    const open = openStore()
    search(open, path)

    expect(messageOf(() => open.fake.verify())).toContain(problem)
  })

  it.each([
    'Patient?_include=*',
    'Patient?_include=Patient:organization',
    'Patient?_include:iterate=Organization:partof',
    'Patient?_revinclude=*',
    'Patient?_revinclude=Observation:*',
    'Patient?_revinclude=Observation:subject:Patient',
    'Patient?_revinclude:iterate=Provenance:target',
  ])('but %s is not [search-include] [search-revinclude]', (path) => {
    const open = openStore()
    search(open, path)

    expect(() => open.fake.verify()).not.toThrow()
  })

  it('once, not on each page [search-include]', () => {
    const open = openStore()
    const first = search(open, 'Patient?_count=1&_include=Observation:subject')
    search(open, nextOf(first) ?? '')

    const message = messageOf(() => open.fake.verify())
    expect(message.split('it needs :iterate')).toHaveLength(2)
  })
})
