import { instantText, LAST_INSTANT } from '../../kernel/instant.ts'

/** A resource, as JSON. */
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

/** A code and what it means. */
export type Code = readonly [code: string, display: string]

/**
 * Makes a Coding.
 *
 * @param system The code system
 * @param code The code and what it means
 * @returns The Coding
 */
export function coding(system: keyof typeof systems, [code, display]: Code): object {
  return { system: systems[system], code, display }
}

/**
 * Makes a CodeableConcept.
 *
 * @param system The code system
 * @param code The code and what it means
 * @returns The CodeableConcept
 */
export function concept(system: keyof typeof systems, code: Code): object {
  return { coding: [coding(system, code)], text: code[1] }
}

/**
 * Makes a Quantity.
 *
 * @param value The number
 * @param unit Its unit in UCUM
 * @returns The Quantity
 */
export function quantity(value: number, unit: string): object {
  return { value, unit, system: systems.ucum, code: unit }
}

/**
 * Makes a Reference.
 *
 * @param resource What it points to
 * @returns The Reference
 */
export function referenceTo({ resourceType, id }: Resource): object {
  return { reference: `${resourceType}/${id}` }
}

/** Milliseconds. */
export const DAY = 86_400_000

/**
 * Shows an instant that lies before another.
 *
 * @param from The other, in epoch milliseconds
 * @param milliseconds How long before
 * @returns A FHIR dateTime; its first ten characters are the date
 */
export function before(from: number, milliseconds: number): string {
  return instantText(Math.max(-LAST_INSTANT, from - milliseconds))
}
