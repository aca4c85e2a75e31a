import { finds } from './rows.ts'

finds(
  'A time covers a minute, a second or a millisecond, as it is written [search-date]',
  'R4, date: dateTime and instant',
  [
    [
      'Observation?code=8867-4&date=2024',
      'o-hr-1 o-hr-2 o-hr-3 o-hr-4 o-hr-5',
      'a year has them all',
    ],
    ['Observation?code=8867-4&date=2024-01', 'o-hr-1 o-hr-2 o-hr-3 o-hr-5', 'a month'],
    ['Observation?code=8867-4&date=2024-01-10', 'o-hr-1 o-hr-2', 'a day, of UTC'],
    ['Observation?code=8867-4&date=2024-01-11', 'o-hr-5', 'the next day, of UTC'],
    ['Observation?date=2024-01-10T08:30Z', 'o-hr-2', 'a minute'],
    ['Observation?date=2024-01-10T08:30:00Z', 'o-hr-2', 'a second'],
    ['Observation?date=2024-01-10T08:30:01Z', '', 'the next second'],
    ['Observation?date=2024-01-10T08:31Z', '', 'the next minute'],
    ['Observation?date=2024-01-10T08:30:00.000Z', '', 'a second is not in its first millisecond'],
    ['Observation?date=2024-06-01T10:00:00Z', 'o-bp-1 o-bp-2', 'a millisecond is in its second'],
    ['Observation?date=2024-06-01T10:00:00.500Z', 'o-bp-1', 'a millisecond'],
    ['DocumentReference?date=2024-07-01T08:00:00.250Z', 'd-1', 'an instant'],
    ['DocumentReference?date=2024-07-01T08:00:00.251Z', '', 'the next millisecond'],
    ['Provenance?recorded=2024-01-10', 'prov-1', 'an instant of a day'],
    ['MedicationRequest?authoredon=2024-01-10T08:45Z', 'm-1', 'of another type'],
  ],
)

finds('A time without a zone is of UTC [search-date-order]', 'R4, date; ledger', [
  ['Observation?date=2024-01-10T08:30', 'o-hr-2', 'none'],
  ['Observation?date=2024-01-10T08:30:00', 'o-hr-2', 'none, with seconds'],
  ['Observation?date=2024-01-10T03:30:00-05:00', 'o-hr-2', 'another zone'],
  ['Observation?date=2024-01-10T14:00:00%2B05:30', 'o-hr-2', 'half an hour more'],
  ['Observation?date=2024-01-10T22:30:00%2B14:00', 'o-hr-2', 'the zone furthest east'],
  ['Observation?date=2024-01-11T04:30:00Z', 'o-hr-5', 'the same as -05:00 the day before'],
  ['Observation?date=2024-01-10T23:30:00-05:00', 'o-hr-5', 'as the resource writes it'],
  ['Observation?date=2024-06-01T12:00:00%2B02:00', 'o-bp-1 o-bp-2', 'as one of them writes it'],
])

finds('Prefixes compare the time that times cover [search-date-order]', 'R4, date and prefixes', [
  [
    'Observation?code=8867-4&date=gt2024-01-10T08:30:00Z',
    'o-hr-1 o-hr-3 o-hr-4 o-hr-5',
    'the rest of the day, the month and the year',
  ],
  [
    'Observation?code=8867-4&date=lt2024-01-10T08:30:00Z',
    'o-hr-1 o-hr-3 o-hr-4',
    'their beginnings',
  ],
  ['Observation?code=8867-4&date=sa2024-01-10', 'o-hr-5', 'all of it after'],
  ['Observation?code=8867-4&date=sa2024-01-09', 'o-hr-1 o-hr-2 o-hr-5', 'a day after another'],
  ['Observation?code=8867-4&date=eb2024-01-11', 'o-hr-1 o-hr-2', 'all of it before'],
  ['Observation?code=8867-4&date=eb2024-01-11T05:00Z', 'o-hr-1 o-hr-2 o-hr-5', 'before a minute'],
  ['Observation?code=8867-4&date=ge2024-01-11', 'o-hr-3 o-hr-4 o-hr-5', 'within, or some after'],
  [
    'Observation?code=8867-4&date=ge2024-01-10',
    'o-hr-1 o-hr-2 o-hr-3 o-hr-4 o-hr-5',
    'a day is within itself',
  ],
  ['Observation?code=8867-4&date=le2024-01-10', 'o-hr-1 o-hr-2 o-hr-3 o-hr-4', 'or some before'],
  ['Observation?code=8867-4&date=le2024-01-09', 'o-hr-3 o-hr-4', 'of the month and the year'],
  ['Observation?code=8867-4&date=ne2024-01-10', 'o-hr-3 o-hr-4 o-hr-5', 'what is not within'],
  ['Observation?code=8867-4&date=ne2024', '', 'all are within'],
  ['Observation?code=85354-9&date=gt2024-06-01T10:00:00.499Z', 'o-bp-1 o-bp-2', 'by milliseconds'],
  ['Observation?code=85354-9&date=sa2024-06-01T10:00:00.499Z', 'o-bp-1', 'a second began before'],
])

finds('A Period lasts from its start to its end, or is open [search-date]', 'R4, date: Period', [
  ['Observation?code=29463-7&date=2024-02', 'o-wt-1', 'contained, its last day too'],
  ['Observation?code=29463-7&date=2024-02-01', '', 'it lasts longer'],
  ['Observation?code=29463-7&date=2024', 'o-wt-1', 'one without end is never contained'],
  ['Observation?code=29463-7&date=2023', '', 'nor is one without start'],
  ['Observation?code=29463-7&date=ne2024', 'o-wt-2 o-wt-3', 'so these are ne'],
  ['Observation?code=29463-7&date=gt2024-02-09', 'o-wt-1 o-wt-2', 'its last day is after'],
  ['Observation?code=29463-7&date=gt2024-02-10', 'o-wt-2', 'and nothing after that'],
  ['Observation?code=29463-7&date=gt2030', 'o-wt-2', 'without end there is always more'],
  ['Observation?code=29463-7&date=lt2024-02-02', 'o-wt-1 o-wt-3', 'its first day is before'],
  ['Observation?code=29463-7&date=lt2024-02-01', 'o-wt-3', 'and nothing before that'],
  ['Observation?code=29463-7&date=lt1900', 'o-wt-3', 'without start there is always more'],
  ['Observation?code=29463-7&date=ge2023-12-31', 'o-wt-1 o-wt-2', 'open is not equal'],
  ['Observation?code=29463-7&date=le2023-12-31', 'o-wt-3', 'some is before'],
  ['Observation?code=29463-7&date=sa2024-01', 'o-wt-1 o-wt-2', 'all after'],
  ['Observation?code=29463-7&date=sa1900', 'o-wt-1 o-wt-2', 'without start, never'],
  ['Observation?code=29463-7&date=eb2024-02-11', 'o-wt-1 o-wt-3', 'all before'],
  ['Observation?code=29463-7&date=eb2024-02-10', 'o-wt-3', 'its last day is not'],
  ['Observation?code=29463-7&date=eb2100', 'o-wt-1 o-wt-3', 'without end, never'],
  ['Encounter?date=2024-01-10', 'e-1', 'an hour of a day'],
  ['Encounter?date=2024-06', '', 'without end'],
  ['Encounter?date=ge2024-06', 'e-2', 'yet there is more of it'],
  ['Encounter?date=gt2024-01-10T08:59:00Z', 'e-1 e-2', 'its last second'],
  ['Encounter?date=eb2024-01-10T09:00:00Z', '', 'which has to be over'],
  ['PractitionerRole?date=ge2022', 'role-grace', 'still in office'],
  ['PractitionerRole?date=lt2020', 'role-hal', 'before that'],
])

finds('A Timing lasts from its first event to its last, or its bounds [search-date]', 'R4, date', [
  ['Observation?code=2339-0&date=2024-04', 'o-glu-1', 'both events'],
  ['Observation?code=2339-0&date=2024-04-01', '', 'not one of them'],
  ['Observation?code=2339-0&date=2024-05', 'o-glu-2', 'its bounds'],
  ['Observation?code=2339-0&date=gt2024-04-04', 'o-glu-1 o-glu-2', 'the last event is after'],
  ['Observation?code=2339-0&date=lt2024-04-02', 'o-glu-1', 'the first is before'],
  ['Observation?code=2339-0&date=sa2024-03', 'o-glu-1 o-glu-2', 'all after'],
  ['Observation?code=2339-0&date=sa2024-04-01', 'o-glu-2', 'the first event is not after itself'],
  ['Observation?code=2339-0&date=eb2024-04-06', 'o-glu-1', 'all before'],
])
