import { fhirErrorNames, type FhirErrorStatus } from './fhir/errors.ts'
import { commonErrors, knownErrors, type ErrorSpec, type KnownError } from './healthlake/errors.ts'

/**
 * The name of an error that the fake knows: one of AWS's model of HealthLake, one that any AWS service may return, or
 * one of a FHIR endpoint.
 */
export type ErrorName = KnownError | (typeof fhirErrorNames)[FhirErrorStatus]

const ofFhir = Object.entries(fhirErrorNames).map(([status, name]): [string, ErrorSpec] => {
  const statusCode = Number(status)
  const fault = statusCode >= 500 ? 'server' : 'client'
  return [name, { fault, modelled: statusCode, rpc: statusCode }]
})

// Of a name that AWS's model has too, that says the statuses.
export const errorSpecs: Readonly<Record<string, ErrorSpec>> = {
  ...knownErrors,
  ...Object.fromEntries(ofFhir.filter(([name]) => !Object.hasOwn(knownErrors, name))),
}

// What may befall any request, whether or not the model names it for the operation [fault-errors].
export const commonNames: readonly string[] = [
  'ThrottlingException',
  'AccessDeniedException',
  'InternalServerException',
  ...Object.keys(commonErrors),
]
