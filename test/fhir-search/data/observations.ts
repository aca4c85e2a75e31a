import { concept, loinc, mrn, quantity, snomed, to, type Given } from './systems.ts'

function observation(id: string, code: object, members: object): Given {
  return { resourceType: 'Observation', id, status: 'final', code, ...members }
}

const heartRate = concept(loinc, '8867-4', 'Heart rate')
const weight = concept(loinc, '29463-7', 'Body weight')
const glucose = concept(loinc, '2339-0', 'Glucose')
const pressure = concept(loinc, '85354-9', 'Blood pressure')

function pressures(systolic: number, diastolic: number): object {
  return {
    component: [
      { code: concept(loinc, '8480-6'), valueQuantity: quantity(systolic, 'mm[Hg]') },
      { code: concept(loinc, '8462-4'), valueQuantity: quantity(diastolic, 'mm[Hg]') },
    ],
  }
}

/** Times of all precisions, and numbers at the edges of 80. */
const heartRates: readonly Given[] = [
  observation('o-hr-1', heartRate, {
    subject: to('Patient/p-ada'),
    encounter: to('Encounter/e-1'),
    performer: [to('Practitioner/pr-grace')],
    effectiveDateTime: '2024-01-10',
    valueQuantity: quantity(80, '/min', 'beats'),
  }),
  observation('o-hr-2', heartRate, {
    subject: to('Patient/p-ben'),
    performer: [to('Practitioner/pr-hal')],
    effectiveDateTime: '2024-01-10T08:30:00Z',
    valueQuantity: quantity(120, '/min', 'beats'),
  }),
  observation('o-hr-3', heartRate, {
    subject: to('Patient/p-ada'),
    performer: [to('PractitionerRole/role-grace')],
    effectiveDateTime: '2024-01',
    valueQuantity: quantity(80.4, '/min', 'beats'),
  }),
  observation('o-hr-4', heartRate, {
    subject: to('Patient/p-cleo'),
    effectiveDateTime: '2024',
    valueQuantity: quantity(79.5, '/min', 'beats'),
  }),
  // That is 2024-01-11T04:30:00Z.
  observation('o-hr-5', heartRate, {
    subject: to('Patient/p-ben'),
    effectiveDateTime: '2024-01-10T23:30:00-05:00',
    valueQuantity: quantity(80.5, '/min', 'beats'),
  }),
]

/** Periods, closed and open, and units. */
const weights: readonly Given[] = [
  observation('o-wt-1', weight, {
    subject: to('Patient/p-ada'),
    effectivePeriod: { start: '2024-02-01', end: '2024-02-10' },
    valueQuantity: quantity(70, 'kg'),
  }),
  observation('o-wt-2', weight, {
    subject: to('Patient/p-ben'),
    effectivePeriod: { start: '2024-03-01' },
    valueQuantity: quantity(70, '[lb_av]', 'lb'),
  }),
  observation('o-wt-3', weight, {
    subject: to('Patient/p-cleo'),
    effectivePeriod: { end: '2023-12-31' },
    valueQuantity: { value: 70, unit: 'kg' },
  }),
]

/** Timings, and values that are above or below what could be measured. */
const glucoses: readonly Given[] = [
  observation('o-glu-1', glucose, {
    subject: to('Patient/p-ada'),
    specimen: to('Specimen/s-1'),
    effectiveTiming: { event: ['2024-04-05', '2024-04-01'] },
    valueQuantity: { ...quantity(5, 'mmol/L'), comparator: '<' },
  }),
  observation('o-glu-2', glucose, {
    subject: to('Patient/p-ben'),
    effectiveTiming: { repeat: { boundsPeriod: { start: '2024-05-01', end: '2024-05-31' } } },
    valueQuantity: { ...quantity(20, 'mmol/L'), comparator: '>=' },
  }),
]

/** The same time, once with another zone. */
const bloodPressures: readonly Given[] = [
  observation('o-bp-1', pressure, {
    subject: to('Patient/p-ada'),
    effectiveInstant: '2024-06-01T10:00:00.500Z',
    ...pressures(140, 90),
  }),
  observation('o-bp-2', pressure, {
    subject: to('Patient/p-ben'),
    effectiveDateTime: '2024-06-01T12:00:00+02:00',
    ...pressures(90, 60),
  }),
]

/** Values of other types, and subjects in every form. None has a time. */
const others: readonly Given[] = [
  observation('o-virus-1', concept(loinc, '94500-6'), {
    status: 'preliminary',
    subject: { identifier: { system: mrn, value: '1002' }, display: 'Ben' },
    valueCodeableConcept: {
      ...concept(snomed, '260385009', 'Negative'),
      text: 'Nothing was found',
    },
  }),
  observation('o-virus-2', concept(loinc, '94500-6'), {
    status: 'amended',
    subject: to('{base}Patient/p-ada'),
    valueCodeableConcept: concept(snomed, '10828004', 'Positive'),
  }),
  observation(
    'o-look',
    { coding: [{ code: 'look' }], text: 'How it looks' },
    {
      subject: to('https://other.example/fhir/Patient/p-ada'),
      valueString: 'Clear and bright',
    },
  ),
  observation(
    'o-none',
    { text: 'Not done' },
    {
      subject: to('Patient/p-ada/_history/1'),
      dataAbsentReason: concept(
        'http://terminology.hl7.org/CodeSystem/data-absent-reason',
        'unknown',
      ),
    },
  ),
  observation(
    'o-inside',
    { text: 'Of somebody' },
    {
      contained: [{ resourceType: 'Patient', id: 'p-inside', name: [{ family: 'Inside' }] }],
      subject: to('#p-inside'),
    },
  ),
  observation(
    'o-room',
    { text: 'Air' },
    {
      subject: to('Location/loc-er'),
      valueDateTime: '2024-01-10',
    },
  ),
  observation('o-lost', { text: 'Of nobody any more' }, { subject: to('Patient/p-gone') }),
]

export const observations: readonly Given[] = [
  ...heartRates,
  ...weights,
  ...glucoses,
  ...bloodPressures,
  ...others,
]
