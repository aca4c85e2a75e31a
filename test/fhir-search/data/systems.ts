/** The systems of the data: made up, but for those that everybody knows. */
export const mrn = 'http://hospital.example/mrn'
export const ssn = 'http://gov.example/ssn'
export const npi = 'http://gov.example/npi'
export const loinc = 'http://loinc.org'
export const snomed = 'http://snomed.info/sct'
export const icd10 = 'http://hl7.org/fhir/sid/icd-10'
export const ucum = 'http://unitsofmeasure.org'

/** A resource; as text where the digits of its numbers count. */
export type Given = string | Readonly<Record<string, unknown>>

/** A reference; `{base}` stands for the address of the data store. */
export function to(reference: string): object {
  return { reference }
}

export function concept(system: string, code: string, display?: string): object {
  return { coding: [{ system, code, ...(display === undefined ? {} : { display }) }] }
}

/** A quantity of UCUM; the unit is its code unless another is given. */
export function quantity(value: number, code: string, unit = code): object {
  return { value, unit, system: ucum, code }
}
