import { instantText } from '../../spec/instant.ts'
import { operations } from '../../spec/operations.ts'
import { writeFrozen } from '../../spec/write.ts'
import type { Call, CallRecord } from './history.ts'
import { requestIdOf } from './record.ts'
import type { Service } from '../service.ts'

/**
 * Shows the history.
 *
 * @param service The service
 * @returns Its calls, the oldest first; frozen
 */
export function callsOf(service: Service): readonly Call[] {
  return Object.freeze(service.state.history.records.map((call) => viewOf(service, call)))
}

function viewOf(service: Service, call: CallRecord): Call {
  const known = service.views.get(call)
  if (known !== undefined) return known
  const { input, output, error, at, attempts, ...rest } = call
  const shapes = operations[call.operation]
  const view: Call = Object.freeze({
    ...rest,
    at: instantText(at),
    input: writeFrozen(shapes.input, input),
    ...(output === undefined ? {} : { output: writeFrozen(shapes.output, output) }),
    ...(error === undefined ? {} : { error: Object.freeze({ ...error }) }),
    attempts: Object.freeze(
      attempts.map((attempt) =>
        Object.freeze({
          at: instantText(attempt.at),
          requestId: requestIdOf(service, attempt.request),
          ...(attempt.error === undefined ? {} : { error: attempt.error }),
          ...(attempt.quota === undefined ? {} : { quota: attempt.quota }),
          ...(attempt.fault === undefined ? {} : { fault: Object.freeze({ ...attempt.fault }) }),
        }),
      ),
    ),
  })
  service.views.set(call, view)
  return view
}
