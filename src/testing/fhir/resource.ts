/** A resource, as a program would send it. */
export type MadeResource = Record<string, unknown> & {
  /** Its type in FHIR R4, such as 'Patient'. */
  resourceType: string
  /** Its id. */
  id: string
}
