import { instantText, LAST_INSTANT } from '../../kernel/instant.ts'

export interface Resource extends Record<string, unknown> {
  readonly resourceType: string
  readonly id: string
}

const systems = {
  loinc: 'http://loinc.org',
  snomed: 'http://snomed.info/sct',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  ucum: 'http://unitsofmeasure.org',
  act: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  clinical: 'http://terminology.hl7.org/CodeSystem/condition-clinical',
  verification: 'http://terminology.hl7.org/CodeSystem/condition-ver-status',
  category: 'http://terminology.hl7.org/CodeSystem/observation-category',
}

export type Code = readonly [code: string, display: string]

export function coding(system: keyof typeof systems, [code, display]: Code): object {
  return { system: systems[system], code, display }
}

export function concept(system: keyof typeof systems, code: Code): object {
  return { coding: [coding(system, code)], text: code[1] }
}

export function quantity(value: number, unit: string): object {
  return { value, unit, system: systems.ucum, code: unit }
}

export function referenceTo({ resourceType, id }: Resource): object {
  return { reference: `${resourceType}/${id}` }
}

export const DAY = 86_400_000

export function before(from: number, milliseconds: number): string {
  return instantText(Math.max(-LAST_INSTANT, from - milliseconds))
}
