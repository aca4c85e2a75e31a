import type { ServiceError } from '../../kernel/errors.ts'
import { knownErrors } from '../../model/healthlake/errors.ts'
import type { Settings } from '../../state/settings.ts'
import { usualMessage } from '../context/usual-message.ts'
import { FhirError } from './fhir-error.ts'
import type { Issues } from './outcome.ts'

interface Outcome {
  readonly statusCode: number
  readonly issues: Issues
}

// What a fault rule says of an error comes before what this plane itself would say.
export function toOutcome({ assumptions }: Settings, error: ServiceError): Outcome {
  const { name, message, statusCode } = error
  if (error instanceof FhirError) return { statusCode, issues: error.issues }
  const known = Object.hasOwn(knownErrors, name) ? knownErrors[name] : undefined
  const isUsual = known?.[assumptions.httpStatus] === statusCode
  const status = known !== undefined && isUsual ? known.modelled : statusCode
  const isOwn = message !== usualMessage(name)
  const diagnostics = isOwn ? message : (texts[status] ?? message)
  const code = codes[status] ?? 'exception'
  return { statusCode: status, issues: [{ severity: 'error', code, diagnostics }] }
}

// What the guide prints [fhir-errors].
const texts: Readonly<Record<number, string>> = {
  401: 'Invalid authorization header',
  403: 'Insufficient SMART scope permissions.',
  429: 'Rate limit exceeded. Please retry after some time.',
}

// By status, as the endpoint itself and the guide have them; those of R4 where neither has one [fhir-errors].
const codes: Readonly<Record<number, string>> = {
  400: 'invalid',
  401: 'forbidden',
  403: 'exception',
  404: 'not-found',
  405: 'not-supported',
  406: 'not-supported',
  408: 'timeout',
  409: 'conflict',
  410: 'deleted',
  412: 'conflict',
  413: 'too-long',
  415: 'value',
  422: 'processing',
  429: 'throttled',
  501: 'not-supported',
  502: 'transient',
  503: 'transient',
  504: 'timeout',
}
