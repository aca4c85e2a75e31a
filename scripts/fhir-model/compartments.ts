import type { Definitions } from './definitions.ts'

/** What is of a patient: a line a type, with the search parameters by which its resources lead to the patient. */
export function patientCompartmentLines({
  compartments,
}: Definitions): ReadonlyMap<string, string> {
  const compartment = compartments.get('http://hl7.org/fhir/CompartmentDefinition/patient')
  if (compartment === undefined) throw new Error('The package has no compartment of patients.')
  const rows = compartment.resource.filter(({ param = [] }) => param.length > 0)
  return new Map(
    rows
      .map(({ code, param = [] }) => [code, param.join(' ')] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
}
