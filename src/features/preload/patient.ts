import type { RandomSource } from '../../kernel/random.ts'
import { before, DAY, type Resource } from './fhir.ts'

const given = {
  female: ['Ana', 'Beatrix', 'Chiara', 'Dorothy', 'Esther', 'Fatima', 'Grace', 'Hanna'],
  male: ['Aaron', 'Bruno', 'Carlos', 'David', 'Elias', 'Farid', 'George', 'Hugo'],
} as const

const family = [
  'Alvarez',
  'Brooks',
  'Castillo',
  'Dubois',
  'Eriksen',
  'Fischer',
  'Garcia',
  'Hughes',
  'Ivanov',
  'Jackson',
] as const

const cities = [
  ['Springfield', 'MA', '01103'],
  ['Worcester', 'MA', '01608'],
  ['Lowell', 'MA', '01852'],
  ['Quincy', 'MA', '02169'],
] as const

export function makePatient(random: RandomSource, now: number): Resource {
  const gender = random.oneOf(['female', 'male'] as const)
  const id = random.id()
  const [city, state, postalCode] = random.oneOf(cities)
  return {
    resourceType: 'Patient',
    id,
    identifier: [{ system: 'https://fake-healthlake.example/patients', value: id }],
    active: true,
    name: [{ use: 'official', family: random.oneOf(family), given: [random.oneOf(given[gender])] }],
    telecom: [{ system: 'phone', value: `555-01${random.between(10, 99)}`, use: 'home' }],
    gender,
    birthDate: before(now, random.between(25 * 366, 85 * 365) * DAY).slice(0, 10),
    address: [
      { line: [`${random.between(1, 400)} Main Street`], city, state, postalCode, country: 'US' },
    ],
  }
}
