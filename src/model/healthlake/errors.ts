import { faults } from './operations.ts'

export interface ErrorSpec {
  // Whose fault it is, by the model.
  readonly fault: 'client' | 'server'
  // The status in the model's `httpError` trait.
  readonly modelled: number
  // The status in the API reference, which is what AWS's JSON-RPC services usually send.
  readonly rpc: number
}

/** The name of an error of AWS's model. */
export type ModelledError = keyof typeof faults

// Sources: AWS's Smithy model (`httpError`) and API reference.
const statuses: Readonly<Record<ModelledError, Omit<ErrorSpec, 'fault'>>> = {
  AccessDeniedException: { modelled: 403, rpc: 400 },
  ConflictException: { modelled: 409, rpc: 400 },
  FailedDependencyException: { modelled: 424, rpc: 400 },
  InternalServerException: { modelled: 500, rpc: 500 },
  ResourceNotFoundException: { modelled: 404, rpc: 400 },
  ServiceQuotaExceededException: { modelled: 400, rpc: 400 },
  ThrottlingException: { modelled: 429, rpc: 400 },
  UnauthorizedException: { modelled: 401, rpc: 400 },
  ValidationException: { modelled: 400, rpc: 400 },
  // Errors of data transformation alone, of which no status was found.
  AgentMessageOutOfContextException: { modelled: 400, rpc: 400 },
  ConversationNotFoundException: { modelled: 400, rpc: 400 },
  NotImplementedOperationException: { modelled: 500, rpc: 500 },
  UnsupportedMIMETypeException: { modelled: 400, rpc: 400 },
}

// The errors that the model names, those of operations that are not simulated among them.
export const modelledErrors = Object.fromEntries(
  (Object.keys(faults) as ModelledError[]).map((name) => [
    name,
    { fault: faults[name], ...statuses[name] },
  ]),
) as Readonly<Record<ModelledError, ErrorSpec>>

// Errors that any AWS service may answer with. Sources: the API reference's page of common errors,
// and for the last four the wire of DynamoDB, which speaks the same protocol.
export const commonErrors = {
  ExpiredTokenException: { fault: 'client', modelled: 403, rpc: 403 },
  IncompleteSignature: { fault: 'client', modelled: 403, rpc: 403 },
  InternalFailure: { fault: 'server', modelled: 500, rpc: 500 },
  MalformedHttpRequestException: { fault: 'client', modelled: 400, rpc: 400 },
  NotAuthorized: { fault: 'client', modelled: 401, rpc: 401 },
  OptInRequired: { fault: 'client', modelled: 403, rpc: 403 },
  RequestAbortedException: { fault: 'client', modelled: 400, rpc: 400 },
  RequestEntityTooLargeException: { fault: 'client', modelled: 413, rpc: 413 },
  RequestTimeoutException: { fault: 'client', modelled: 408, rpc: 408 },
  ServiceUnavailable: { fault: 'server', modelled: 503, rpc: 503 },
  UnknownOperationException: { fault: 'client', modelled: 404, rpc: 404 },
  UnrecognizedClientException: { fault: 'client', modelled: 403, rpc: 403 },
  ValidationError: { fault: 'client', modelled: 400, rpc: 400 },
  SerializationException: { fault: 'client', modelled: 400, rpc: 400 },
  MissingAuthenticationTokenException: { fault: 'client', modelled: 400, rpc: 400 },
  IncompleteSignatureException: { fault: 'client', modelled: 400, rpc: 400 },
  InvalidSignatureException: { fault: 'client', modelled: 400, rpc: 400 },
} as const satisfies Record<string, ErrorSpec>

export const knownErrors: Readonly<Record<string, ErrorSpec>> = {
  ...modelledErrors,
  ...commonErrors,
}

/** The name of an error of AWS's model, or of one that any AWS service may return. */
export type KnownError = ModelledError | keyof typeof commonErrors
