interface ErrorSpec {
  /** Whose fault it is, by the model. */
  readonly fault: 'client' | 'server'
  /** The status in the model's `httpError` trait. */
  readonly modelled: number
  /** The status in the API reference, which is what AWS's JSON-RPC services usually send. */
  readonly rpc: number
}

/** The errors that the operations' model names. Sources: AWS's Smithy model (`httpError`) and API reference. */
export const modelledErrors = {
  AccessDeniedException: { fault: 'client', modelled: 403, rpc: 400 },
  ConflictException: { fault: 'client', modelled: 409, rpc: 400 },
  FailedDependencyException: { fault: 'client', modelled: 424, rpc: 400 },
  InternalServerException: { fault: 'server', modelled: 500, rpc: 500 },
  ResourceNotFoundException: { fault: 'client', modelled: 404, rpc: 400 },
  ThrottlingException: { fault: 'client', modelled: 429, rpc: 400 },
  ValidationException: { fault: 'client', modelled: 400, rpc: 400 },
} as const satisfies Record<string, ErrorSpec>

export type ModelledError = keyof typeof modelledErrors
