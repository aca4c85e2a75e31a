import { describe, expect, it } from 'vitest'
import { refuses, type BrokenRow } from './refused.ts'
import { finds, idsIn, type Row } from './rows.ts'
import { openStore, search } from './store.ts'

const source = 'R4, handling errors; ledger'

finds('A parameter without a value is ignored [search-empty-value]', source, [
  ['Patient?family=&gender=male', 'p-ben', 'a string'],
  ['Patient?family&gender=male', 'p-ben', 'nor an equals sign'],
  ['Patient?gender=&family:exact=Love', 'p-ben', 'a token'],
  ['Patient?birthdate=&gender=male', 'p-ben', 'a date'],
  ['Encounter?subject=&class=AMB', 'e-1', 'a reference'],
  ['ValueSet?url=&version=1.0', 'vs-colours', 'a URI'],
  ['Observation?value-quantity=&code=look', 'o-look', 'a quantity'],
  ['RiskAssessment?probability=&_id=r-two', 'r-two', 'a number'],
  ['Patient?family:exact=&gender=male', 'p-ben', 'with a modifier'],
  ['Patient?gender:not=&gender=male', 'p-ben', 'with :not'],
  ['Patient?gender:missing=&gender=male', 'p-ben', 'with :missing'],
  ['Patient?_id=&gender=male', 'p-ben', 'an id'],
  ['Observation?subject:Patient.family=&code=look', 'o-look', 'at the end of a chain'],
  ['Patient?_has:Observation:patient:code=&gender=male', 'p-ben', 'at the end of a _has'],
  ['Patient?gender=male&_sort=', 'p-ben', '_sort'],
  ['Patient?gender=male&_count=', 'p-ben', '_count'],
  ['Patient?gender=male&_total=', 'p-ben', '_total'],
  ['Patient?gender=male&_summary=', 'p-ben', '_summary'],
  ['Patient?gender=male&_elements=', 'p-ben', '_elements'],
  ['Encounter?class=AMB&_include=&_revinclude=', 'e-1', '_include and _revinclude'],
] satisfies readonly Row[])

const broken: readonly BrokenRow[] = [
  ['Patient?family=', 'family', 'a string'],
  ['Patient?gender=', 'gender', 'a token'],
  ['Patient?birthdate=', 'birthdate', 'a date'],
  ['Observation?subject=', 'subject', 'a reference'],
  ['Patient?family:exact=', 'family', 'with a modifier'],
  ['Observation?subject:Patient.family=', 'family', 'at the end of a chain'],
  ['Patient?_has:Observation:patient:code=', 'code', 'at the end of a _has'],
  ['Patient?_sort=', '_sort', 'a parameter of results'],
  ['Patient?_elements=', '_elements', 'another'],
]

refuses(
  'With handling=strict, a parameter without a value is refused [search-empty-value]',
  /no value; give one/,
  broken,
  { headers: { prefer: 'handling=strict' } },
)

refuses(
  'With fhirEmptyParameter refused, a parameter without a value is refused [search-empty-value]',
  /no value; give one/,
  broken,
  { assumptions: { fhirEmptyParameter: 'refused' } },
)

refuses('An empty one of several values is refused [search-empty-value]', /is empty; give each/, [
  ['Patient?family=Love,', 'family', 'nothing after a comma'],
  ['Patient?gender=,male', 'gender', 'nothing before one'],
  ['Patient?gender:not=male,,female', 'gender', 'nothing between two'],
  ['Patient?birthdate=,', 'birthdate', 'nothing on either side'],
  ['Observation?code-value-quantity=8867-4$80,', 'code-value-quantity', 'of a composite'],
])

describe('A parameter without a value', () => {
  it('is told by verify, unless the client is lenient [search-empty-value]', () => {
    const open = openStore()
    const path = 'Patient?family=&gender=male'

    expect(idsIn(search(open, path, { prefer: 'handling=lenient' }))).toEqual(['p-ben'])
    expect(() => open.fake.verify()).not.toThrow()
    search(open, path)
    expect(() => open.fake.verify()).toThrow(/family: it has no value/)
  })
})
