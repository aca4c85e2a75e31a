import type { OperationName } from '../spec/infer.ts'
import type { Form } from '../spec/form.ts'
import { operations as specs } from '../spec/operations.ts'
import { read } from '../spec/read.ts'
import { catchUp } from './due.ts'
import { ServiceError } from './errors.ts'
import { nextRequest, record, type Door } from './history.ts'
import { demandUndisposed } from './misuse.ts'
import { operations } from './operations.ts'
import { scopeOf, type Scope } from './scope.ts'
import type { Service } from './service.ts'
import { refusalOf } from './validation.ts'

/** A request as a door brings it. */
export interface Request {
  readonly operation: OperationName
  readonly input: unknown
  /** The form that the input has. */
  readonly form: Form
  readonly region: string
  readonly door: Door
  /** The SDK's id of the call that this is an attempt of. */
  readonly invocation?: string | undefined
}

/** What the service answers: an output in plain data, or an error. */
export type Answer = {
  /** The number of the request; its id follows from that. */
  readonly request: number
} & Outcome

type Outcome =
  | { readonly output: object; readonly error: undefined }
  | { readonly output: undefined; readonly error: ServiceError }

/**
 * Carries a request through the service. Every door ends here.
 *
 * @param service The service
 * @param request The request
 * @returns The answer
 * @throws MisuseError if the fake was disposed of
 */
export function dispatch(service: Service, request: Request): Answer {
  demandUndisposed(service)
  catchUp(service)
  const { operation, form, region, door, invocation } = request
  const at = service.state.now
  const number = nextRequest(service)
  const reading = read(specs[operation].input, request.input, form)
  const input = reading.value
  const refused = refusalOf(service, reading)
  const outcome: Outcome =
    refused === undefined ? perform(service, request, input) : { output: undefined, error: refused }
  const { output, error } = outcome
  record(service, {
    at,
    request: number,
    region,
    door,
    operation,
    input,
    invocation,
    output,
    error,
  })
  return { request: number, ...outcome }
}

function perform(service: Service, { operation, region }: Request, input: object): Outcome {
  const operate = operations[operation] as (scope: Scope, input: object) => object
  try {
    return { output: operate(scopeOf(service, region), input), error: undefined }
  } catch (error) {
    if (error instanceof ServiceError) return { output: undefined, error }
    throw error
  }
}
