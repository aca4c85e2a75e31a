import { finds } from './rows.ts'

const second = 'sr-456 sr-789 sr-long sr-ms sr-tenth'

finds(
  'Every digit of a second counts, in a query and in a resource [search-date]',
  'R4, date: precision as stated',
  [
    ['ServiceRequest?occurrence=2025-01-31T10:00:00Z', second, 'a second has them all'],
    ['ServiceRequest?occurrence=2025-01-31T10:00:00.1Z', second, 'so has their tenth of it'],
    [
      'ServiceRequest?occurrence=2025-01-31T10:00:00.12Z',
      'sr-456 sr-789 sr-long sr-ms',
      'a hundredth, which a tenth is not in',
    ],
    [
      'ServiceRequest?occurrence=2025-01-31T10:00:00.123Z',
      'sr-456 sr-789 sr-long sr-ms',
      'a millisecond',
    ],
    ['ServiceRequest?occurrence=2025-01-31T10:00:00.124Z', '', 'the next one'],
    ['ServiceRequest?occurrence=2025-01-31T10:00:00.1237Z', 'sr-789', 'a part of one'],
    ['ServiceRequest?occurrence=2025-01-31T10:00:00.123456Z', 'sr-456 sr-long', 'a microsecond'],
    ['ServiceRequest?occurrence=2025-01-31T10:00:00.1234560Z', 'sr-long', 'a tenth of it'],
    [
      'ServiceRequest?occurrence=2025-01-31T10:00:00.12345600000000000000000000001Z',
      'sr-long',
      'more digits than a number has',
    ],
    [
      'ServiceRequest?occurrence=2025-01-31T10:00:00.12345600000000000000000000000Z',
      '',
      'of which the last counts',
    ],
    ['ServiceRequest?occurrence=2025-02-01T00:00:00.0001Z', 'sr-micro', 'a Period'],
    ['ServiceRequest?occurrence=2025-02-01T00:00:00.00010Z', '', 'that lasts longer'],
    ['ServiceRequest?occurrence=2025-03-01T00:00:00.0005Z', 'sr-events', 'events'],
    ['ServiceRequest?occurrence=2025-03-01T00:00:00.00051Z', '', 'not one of them'],
    ['ServiceRequest?authored=2025-01-31T10:00:00.123Z', '', 'of another parameter'],
    [
      'ServiceRequest?occurrence=ge2025-01-31&occurrence=lt2025-02&occurrence=ne2025-01-31T10:00:00.123456Z',
      'sr-789 sr-ms sr-tenth',
      'ne is what eq is not',
    ],
  ],
)

const within = 'ServiceRequest?occurrence=2025-01-31&occurrence='

finds('Prefixes compare times by all their digits [search-date-order]', 'R4, date and prefixes', [
  [`${within}gt2025-01-31T10:00:00.123456Z`, 'sr-789 sr-ms sr-tenth', 'after the end of it'],
  [`${within}gt2025-01-31T10:00:00.123788Z`, 'sr-789 sr-ms sr-tenth', 'just before'],
  [`${within}gt2025-01-31T10:00:00.123789Z`, 'sr-ms sr-tenth', 'itself'],
  [`${within}gt2025-01-31T10:00:00.1239Z`, 'sr-tenth', 'a millisecond ends with its last tenth'],
  [`${within}gt2025-01-31T10:00:00.1999Z`, '', 'and a tenth of a second with its own'],
  [`${within}lt2025-01-31T10:00:00.123456Z`, 'sr-ms sr-tenth', 'before its start'],
  [`${within}lt2025-01-31T10:00:00.123457Z`, 'sr-456 sr-long sr-ms sr-tenth', 'the next'],
  [`${within}lt2025-01-31T10:00:00.123000Z`, 'sr-tenth', 'a millisecond begins with its first'],
  [`${within}ge2025-01-31T10:00:00.123456Z`, second, 'or within'],
  [`${within}ge2025-01-31T10:00:00.123457Z`, 'sr-789 sr-ms sr-tenth', 'or within the next'],
  [`${within}le2025-01-31T10:00:00.123456Z`, 'sr-456 sr-long sr-ms sr-tenth', 'or before'],
  [`${within}sa2025-01-31T10:00:00.123455Z`, 'sr-456 sr-789 sr-long', 'all of it after'],
  [`${within}sa2025-01-31T10:00:00.123456Z`, 'sr-789', 'all of it after itself'],
  [`${within}eb2025-01-31T10:00:00.123457Z`, 'sr-456 sr-long', 'all of it before'],
  [`${within}eb2025-01-31T10:00:00.123456Z`, '', 'all of it before itself'],
  [`${within}eb2025-01-31T10:00:00.124000Z`, 'sr-456 sr-789 sr-long sr-ms', 'before the next'],
  [
    'ServiceRequest?occurrence=sa2025-02-01T00:00:00.00009Z&occurrence=lt2025-02-02',
    'sr-micro',
    'a Period after',
  ],
  [
    'ServiceRequest?occurrence=ge2025-02-01T00:00:00.0002Z&occurrence=lt2025-02-02',
    '',
    'it is over then',
  ],
  ['Patient?_lastUpdated=2025-03-01T08:30:15.25Z', 'p-new', 'a write within a hundredth'],
  ['Patient?_lastUpdated=gt2025-03-01T08:30:15.2500001Z', 'p-new', 'some of its millisecond is'],
  ['Patient?createdAt=sa2025-03-01T08:30:15.2499999Z', 'p-new', 'all of its millisecond is'],
])

finds('_sort goes by all digits of times [search-sort-order]', 'R4, sort', [
  [`${within}2025&_sort=occurrence`, 'sr-tenth sr-ms sr-456 sr-long sr-789', 'by their starts'],
  [`${within}2025&_sort=-occurrence`, 'sr-789 sr-long sr-456 sr-ms sr-tenth', 'descending'],
  [
    'ServiceRequest?occurrence=ge2025-02&_sort=occurrence,-_id',
    'sr-micro sr-events sr-open sr-9999',
    'with what is not so fine',
  ],
])

finds('A leap second is read as the second before it [search-date]', 'R4, dateTime; ledger', [
  ['ServiceRequest?occurrence=2016-12-31', 'sr-leap sr-leap-part', 'of its day'],
  ['ServiceRequest?occurrence=2016-12-31T23:59Z', 'sr-leap sr-leap-part', 'of its minute'],
  ['ServiceRequest?occurrence=2016-12-31T23:59:60Z', 'sr-leap sr-leap-part', 'asked for as such'],
  ['ServiceRequest?occurrence=2016-12-31T23:59:59Z', 'sr-leap sr-leap-part', 'and as the other'],
  ['ServiceRequest?occurrence=2016-12-31T23:59:60.2Z', 'sr-leap-part', 'a tenth of it'],
  ['ServiceRequest?occurrence=lt2017', 'sr-leap sr-leap-part', 'before the next year'],
  ['ServiceRequest?occurrence=ge2017-01-01&occurrence=lt2018', '', 'which has none of it'],
])

finds('The year 9999 ends, and what is open does not [search-date]', 'R4, date: Period', [
  ['ServiceRequest?occurrence=gt9999', 'sr-open', 'a year'],
  ['ServiceRequest?occurrence=ge9999', 'sr-9999 sr-open', 'or within'],
  ['ServiceRequest?occurrence=9999', 'sr-9999', 'all of it'],
  ['ServiceRequest?occurrence=gt9999-12', 'sr-open', 'a month'],
  ['ServiceRequest?occurrence=gt9999-12-31', 'sr-open', 'a day'],
  ['ServiceRequest?occurrence=gt9999-12-31T23:59:59.999Z', 'sr-open', 'the last millisecond'],
  ['ServiceRequest?occurrence=gt9999-12-31T23:59:59.998Z', 'sr-9999 sr-open', 'the one before'],
])

finds('What nothing can be compared of is missing [search-missing]', 'R4, :missing', [
  ['ServiceRequest?occurrence:missing=true', 'sr-1 sr-vague', 'a Timing without times'],
  ['Immunization?date:missing=true', 'im-text', 'the text of a choice'],
  ['Immunization?date:missing=false', '', 'which has no date'],
  ['ServiceRequest?_sort=occurrence&_id=sr-vague,sr-ms', 'sr-ms sr-vague', 'it is sorted so, too'],
  ['ChargeItem?price-override:missing=true', 'ch-100.5', 'a price without a value'],
])
