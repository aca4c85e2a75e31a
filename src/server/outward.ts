import { isObject } from '../kernel/assert-options.ts'
import { operations } from '../model/healthlake/operations.ts'
import type { Wording } from '../protocols/aws-json/answer.ts'
import type { Call } from '../service/history/calls.ts'

// How a server tells of data stores, so that their endpoints are on it. What callers wrote stays as it is.
export interface Outward {
  // For answers of the control plane.
  readonly wording: Wording | undefined
  // Properties of data stores, or an event.
  readonly value: <Value>(value: Value) => Value
  readonly call: (call: Call) => Call
}

// Without an origin, endpoints are as in the state.
export function createOutward(origin: string | undefined): Outward {
  if (origin === undefined) return { wording: undefined, value: same, call: same }
  const value = <Value>(given: Value) => withOrigin(given, origin) as Value
  return {
    wording: { written: new WeakMap(), adapt: (text) => withOriginInText(text, origin) },
    value,
    call: (call) =>
      Object.hasOwn(operations, call.operation) && call.output !== undefined
        ? { ...call, output: value(call.output) }
        : call,
  }
}

// A string in JSON has no quote that is not escaped, so only the member itself is met.
function withOriginInText(text: string, origin: string): string {
  return text.replace(/("DatastoreEndpoint":")https?:\/\/[^/]+/, (_, start) => `${start}${origin}`)
}

function same<Value>(value: Value): Value {
  return value
}

function withOrigin(value: unknown, origin: string): unknown {
  if (Array.isArray(value)) return value.map((each) => withOrigin(each, origin))
  if (!isObject(value)) return value
  const entries = Object.entries(value).map(([name, inside]) => [
    name,
    /^[Dd]atastoreEndpoint$/.test(name) && typeof inside === 'string'
      ? inside.replace(/^https?:\/\/[^/]+(?=\/)/, () => origin)
      : withOrigin(inside, origin),
  ])
  return Object.fromEntries(entries)
}
