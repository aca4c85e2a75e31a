// What the errors of the FHIR endpoint are called, by status. The names are our own where AWS's model has none; they stand
// in the history and in fault rules, not on the wire.
export const fhirErrorNames = {
  400: 'ValidationException',
  401: 'UnauthorizedException',
  404: 'ResourceNotFoundException',
  405: 'MethodNotAllowedException',
  406: 'NotAcceptableException',
  409: 'ConflictException',
  410: 'GoneException',
  412: 'PreconditionFailedException',
  413: 'RequestEntityTooLargeException',
  415: 'UnsupportedMediaTypeException',
  422: 'UnprocessableEntityException',
  501: 'NotImplementedException',
} as const

/** A status with which a FHIR endpoint refuses. */
export type FhirErrorStatus = keyof typeof fhirErrorNames
