import { finds } from './rows.ts'

const first = 'p-ben p-cleo p-dora p-eve p-finn'

finds('Every type has the common parameters [search-parameters]', 'R4; guide 2026', [
  ['Patient?_id=p-ada', 'p-ada', 'an id'],
  ['Patient?_id=p-gone', '', 'what is deleted is not found'],
  ['Patient?_id=P-ADA', '', 'case counts'],
  ['Observation?_id=p-ada', '', 'of another type'],
  ['Encounter?_id=e-1', 'e-1', 'of another type'],
  ['Patient?_tag=vip', 'p-ada', 'a tag'],
  ['Patient?_tag=http://tags.example|study-a', 'p-ada', 'with its system'],
  ['Patient?_tag=http://tags.example|', 'p-ada p-ben', 'all of a system'],
  ['Patient?_tag=|vip', '', 'it has a system'],
  ['Patient?_tag=study-a&_tag=vip', 'p-ada', 'two of one resource'],
  ['Patient?_tag=study-a&_tag=study-b', '', 'which no resource has'],
  ['Patient?_tag:not=vip', `${first} p-new`, 'not that one'],
  ['Patient?_security=R', 'p-ada', 'a label'],
  [
    'Patient?_security=http://terminology.hl7.org/CodeSystem/v3-Confidentiality|R',
    'p-ada',
    'with its system',
  ],
  ['Patient?_profile=http://profiles.example/patient', 'p-ada', 'a profile'],
  ['Patient?_profile=http://profiles.example/other', '', 'which none has'],
  ['Patient?_source=http://sources.example/intake', 'p-ada', 'a source'],
])

finds('_lastUpdated is when the current version was written [search-parameters]', 'R4', [
  ['Patient?_lastUpdated=2025-01-01', first, 'a day'],
  ['Patient?_lastUpdated=2025-02', 'p-ada', 'her second version'],
  ['Patient?_lastUpdated=gt2025-02', 'p-new', 'after'],
  ['Patient?_lastUpdated=ge2025-02', 'p-ada p-new', 'within, or after'],
  ['Patient?_lastUpdated=lt2025-02-01T12:00:00Z', first, 'before'],
  ['Patient?_lastUpdated=le2025-02-01T12:00:00Z', `p-ada ${first}`, 'within, or before'],
  ['Patient?_lastUpdated=2025-03-01T08:30:15Z', 'p-new', 'the second'],
  ['Patient?_lastUpdated=2025-03-01T08:30:15.250Z', 'p-new', 'the millisecond'],
  ['Patient?_lastUpdated=2025-03-01T08:30:15.251Z', '', 'the next millisecond'],
  ['Patient?_lastUpdated=2025-03-01T09:30:15%2B01:00', 'p-new', 'another zone'],
  ['Patient?_lastUpdated=gt2025-01-15&_lastUpdated=lt2025-02-15', 'p-ada', 'between'],
])

finds('createdAt is when the first version was written [search-parameters]', 'guide 2026', [
  ['Patient?createdAt=2025-01-01', `p-ada ${first}`, 'though one was written again'],
  ['Patient?createdAt=2025-02-01', '', 'a second version does not count'],
  ['Patient?createdAt=ge2025-03', 'p-new', 'with a prefix'],
  ['Patient?createdAt=lt2025-01-02&family=Love', 'p-ada p-ben', 'beside another parameter'],
  ['Observation?createdAt=gt2025-01-01', '', 'of another type'],
  ['Patient?createdAt=2025-03-01T08:30:15.250Z', 'p-new', 'the millisecond'],
])
