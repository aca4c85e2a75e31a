import { finds } from './rows.ts'

const of1980 = 'p-ada p-ben p-cleo'

finds(
  'A date finds dates that it contains, by the digits of both [search-date]',
  'R4, date: eq and ne',
  [
    ['Patient?birthdate=1980', of1980, 'a day, the year itself, a month'],
    ['Patient?birthdate=1980-12', 'p-ada p-cleo', 'not the year around it'],
    ['Patient?birthdate=1980-12-10', 'p-ada', 'not the month around it'],
    ['Patient?birthdate=1980-12-10T10:00Z', '', 'not the day around it'],
    ['Patient?birthdate=1981', 'p-dora', 'its first day'],
    ['Patient?birthdate=1979', 'p-eve', 'its last day'],
    ['Patient?birthdate=1982', '', 'nothing there'],
    ['Patient?birthdate=eq1980-12', 'p-ada p-cleo', 'eq says the same'],
    ['Patient?birthdate=ne1980', 'p-dora p-eve p-new', 'ne is what eq is not'],
    ['Patient?birthdate=ne1980-12', 'p-ben p-dora p-eve p-new', 'a year is not in a month'],
    ['Patient?birthdate=ne1980-12-10', 'p-ben p-cleo p-dora p-eve p-new', 'nor in a day'],
    ['Patient?death-date=2024-05', 'p-cleo', 'one type of a choice'],
    ['Patient?birthdate=2025-02-28', 'p-new', 'the last day of a month'],
    ['ValueSet?date=2023', 'vs-colours', 'a year is in itself'],
    ['ValueSet?date=2023-06', '', 'and in no month'],
    ['Condition?onset-date=2023-07-14', 'c-burn', 'of a choice'],
    ['MedicationRequest?authoredon=2024-02', 'm-2', 'a month'],
    ['MedicationRequest?authoredon=2024', 'm-1 m-2', 'a time and a month'],
    ['Invoice?date=2024-03-31', 'i-1', 'of a bill'],
    ['Observation?value-date=2024-01-10', 'o-room', 'a value'],
  ],
)

finds(
  'Prefixes compare the time that dates cover [search-date-order]',
  'R4, date and prefixes: partial dates',
  [
    ['Patient?birthdate=gt1980', 'p-dora p-new', 'after all of a year'],
    ['Patient?birthdate=gt1980-12-09', `${of1980} p-dora p-new`, 'some of a year and a month is'],
    ['Patient?birthdate=gt1980-12-10', 'p-ben p-cleo p-dora p-new', 'the day itself is not'],
    ['Patient?birthdate=gt1980-12-31', 'p-dora p-new', 'nothing of 1980 is'],
    ['Patient?birthdate=lt1980', 'p-eve', 'before all of a year'],
    ['Patient?birthdate=lt1980-12', 'p-ben p-eve', 'some of the year is'],
    ['Patient?birthdate=lt1980-12-10', 'p-ben p-cleo p-eve', 'some of the month is'],
    ['Patient?birthdate=lt1981', `${of1980} p-eve`, 'all of these are'],
    ['Patient?birthdate=ge1980', `${of1980} p-dora p-new`, 'or within'],
    ['Patient?birthdate=ge1980-12', 'p-ada p-cleo p-dora p-new', 'nothing of a year is after it'],
    ['Patient?birthdate=ge1980-11', `${of1980} p-dora p-new`, 'its December is'],
    ['Patient?birthdate=ge1981', 'p-dora p-new', 'the next year'],
    ['Patient?birthdate=le1980', `${of1980} p-eve`, 'or within'],
    ['Patient?birthdate=le1980-01', 'p-eve', 'nothing of a year is before it'],
    ['Patient?birthdate=le1980-12-10', `${of1980} p-eve`, 'some of the year and the month is'],
    ['Patient?birthdate=sa1980', 'p-dora p-new', 'all of it after'],
    ['Patient?birthdate=sa1980-12-09', 'p-ada p-dora p-new', 'not all of a year or a month'],
    ['Patient?birthdate=sa1979', `${of1980} p-dora p-new`, 'all that is later'],
    ['Patient?birthdate=eb1980', 'p-eve', 'all of it before'],
    ['Patient?birthdate=eb1980-12-11', 'p-ada p-eve', 'not all of a year or a month'],
    ['Patient?birthdate=eb1981', `${of1980} p-eve`, 'all that is earlier'],
    ['Patient?birthdate=ge1980&birthdate=lt1981', of1980, 'a year as two'],
    ['Patient?birthdate=gt1900', `${of1980} p-dora p-eve p-new`, 'what has no date is not found'],
  ],
)

finds(
  'With fhirDateEquality overlaps, a date finds what it overlaps [search-date]',
  'ledger, switch',
  [
    ['Patient?birthdate=1980-12-10', of1980, 'the month and the year around it'],
    ['Patient?birthdate=1980-12-11', 'p-ben p-cleo', 'without the day beside it'],
    ['Patient?birthdate=1980', of1980, 'what it contains'],
    ['Patient?birthdate=ne1980-12', 'p-dora p-eve p-new', 'ne is what eq is not'],
    ['Patient?birthdate=ge1980-12', `${of1980} p-dora p-new`, 'ge is gt or that'],
    ['Patient?birthdate=le1980-01', 'p-ben p-eve', 'le is lt or that'],
    ['Observation?code=29463-7&date=2024-02-05', 'o-wt-1', 'within a period'],
    ['Observation?code=29463-7&date=2030', 'o-wt-2', 'a period without end'],
    ['Observation?code=29463-7&date=2023', 'o-wt-3', 'a period without start'],
    ['Observation?code=2339-0&date=2024-04-03', 'o-glu-1', 'between two events'],
  ],
  { assumptions: { fhirDateEquality: 'overlaps' } },
)
