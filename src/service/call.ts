import { dispatch, type Answer } from './dispatch.ts'
import type { Door } from '../state/calls.ts'
import { assertIntendedInput, assertRegion, assertSupported, assertNotDisposed } from './misuse.ts'
import type { Service } from './service.ts'

/** A request from code in this process, whose input is in the SDK's form. */
export interface InProcessCall {
  readonly operation: string
  readonly input: unknown
  readonly region?: string | undefined
  readonly door: Door
}

/**
 * Carries a request from this process through the service.
 *
 * @param service The service
 * @param call The request
 * @returns The answer
 * @throws MisuseError if the test's author cannot have meant it
 */
export function callInProcess(service: Service, call: InProcessCall): Answer {
  assertNotDisposed(service)
  const operation = assertSupported(service, call.operation)
  assertIntendedInput(service, operation, call.input)
  const region = call.region ?? service.settings.region
  assertRegion(service, region)
  return dispatch(service, { operation, input: call.input, form: 'sdk', region, door: call.door })
}
