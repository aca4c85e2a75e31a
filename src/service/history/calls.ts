import { instantText } from '../../kernel/instant.ts'
import { operations } from '../../model/healthlake/operations.ts'
import { writeFrozen } from '../../model/healthlake/write.ts'
import type { Attempt, AttemptRecord, Call, CallRecord } from '../../state/calls.ts'
import { toRequestId } from './record.ts'
import type { Service } from '../service.ts'

export function listCalls(service: Service): readonly Call[] {
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
          requestId: toRequestId(service, attempt.request),
          ...(attempt.error === undefined ? {} : { error: attempt.error }),
          ...(attempt.quota === undefined ? {} : { quota: attempt.quota }),
          ...faultsOf(attempt),
        }),
      ),
    ),
  })
  service.views.set(call, view)
  return view
}

// The last that struck is what the caller sees.
function faultsOf({ fault, transition }: AttemptRecord): Pick<Attempt, 'fault' | 'faults'> {
  const faults = [
    ...(transition === undefined ? [] : [{ rule: transition.rule, kind: 'transition' }]),
    ...(fault === undefined ? [] : [{ ...fault }]),
  ].map((each) => Object.freeze(each))
  const last = faults.at(-1)
  if (last === undefined) return {}
  return faults.length === 1 ? { fault: last } : { fault: last, faults: Object.freeze(faults) }
}
