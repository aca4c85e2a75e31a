import { describe, expect, it } from 'vitest'
import { padWith } from './padding.ts'
import { idsIn } from './rows.ts'
import { openEmpty, openStore, search, type SearchedStore } from './store.ts'

/** More texts than are looked for one by one, which nobody has; the ends of some are the beginnings of others. */
const nobodys = ['lovelacex', 'ovelac3', 'velax', 'aab', 'ababac', 'bac0', 'xlovel'].flatMap(
  (text) => ['', '1', '2', '3'].map((end) => `${text}${end}q`),
)

function found(open: SearchedStore, path: string): readonly string[] {
  return idsIn(search(open, path)).toSorted()
}

const many = (...texts: readonly string[]) => [...nobodys, ...texts].join(',')

describe('Many values joined by commas', () => {
  it.each([
    ['name:contains', 'lace', ['p-ada', 'p-finn']],
    ['name:contains', 'LACE', ['p-ada', 'p-finn'], 'insensitive'],
    ['name:contains', 'e', ['p-ada', 'p-ben', 'p-cleo', 'p-dora', 'p-eve', 'p-finn']],
    ['family', 'Love', ['p-ada', 'p-ben']],
    ['family', 'love', ['p-ada', 'p-ben'], 'insensitive'],
    ['family', 'ovelace', [], 'insensitive'],
    ['family', 'lovelaces', [], 'insensitive'],
  ] as const)('find of %s=%s what it finds alone [search-string]', (...row) => {
    const [name, value, ids, fhirStringCase = 'sensitive'] = row
    const open = openStore({ assumptions: { fhirStringCase } })
    const alone = found(open, `Patient?${name}=${value}`)

    expect(found(open, `Patient?${name}=${[...nobodys, value].join(',')}`)).toEqual(alone)
    expect(alone).toEqual(expect.arrayContaining([...ids]))
    expect(found(open, `Patient?${name}=${nobodys.join(',')}`)).toEqual([])
  })

  it('find texts that overlap, and one in another [search-string]', () => {
    const open = openEmpty({ assumptions: { fhirStringCase: 'insensitive' } })
    const resources = open.fake.resources(open.store)
    for (const family of ['aabab', 'abac', 'babax', 'xx']) {
      resources.put({ resourceType: 'Patient', id: family, name: [{ family }] })
    }
    expect(found(open, `Patient?family:contains=${many('ababa', 'bac')}`)).toEqual(['abac'])
    expect(found(open, `Patient?family:contains=${many('abab', 'ba')}`)).toEqual([
      'aabab',
      'abac',
      'babax',
    ])
    expect(found(open, `Patient?family=${many('bab', 'abacx')}`)).toEqual(['babax'])
    expect(found(open, `Patient?family=${many('aabab', 'x')}`)).toEqual(['aabab', 'xx'])
  })
})

const MANY = 10_000
const list = (valueOf: (index: number) => string) =>
  Array.from({ length: MANY }, (_, i) => valueOf(i))

// What tries each value with each resource is not back within a test's time.
describe('Ten thousand values of a parameter come back', () => {
  const open = openEmpty()
  const resources = open.fake.resources(open.store)
  for (let index = 0; index < 3000; index += 1) {
    const text = `some words that are in all of them, and the number ${index}`
    const div = `<div xmlns="http://www.w3.org/1999/xhtml">${text}</div>`
    resources.put({
      resourceType: 'Observation',
      id: `o-${index}`,
      text: { status: 'generated', div },
      code: { coding: [{ code: `c-${index % 3}` }] },
      valueQuantity: { value: index },
      effectiveDateTime: `${2000 + (index % 20)}`,
    })
  }
  padWith(open, 'Patient', 1)

  it.each([
    ['code-value-quantity', [list((i) => `c-1$${i + 2990}`).join(',')], 3],
    ['code-value-quantity', [list((i) => `c-0$${i + 2990}.0`).join(',')], 3],
    ['_text', [list((i) => `umber ${i + 2990}z`).join(',')], 0],
    ['_text', [`${list((i) => `zz${i}`).join(',')},number 2999`], 1],
    ['date', list(() => 'ge2019'), 150],
    ['date', list((i) => `ge2010-01-01T00:00:${10 + (i % 50)}.${i}Z`), 1500],
  ])('to %s', (name, values, count) => {
    const all = resources.search('Observation', { [name]: values })

    expect(all).toHaveLength(count)
  })
})
