import type { Call } from '../answers.ts'
import { membersOf } from './recorded.ts'
import { isFhir, toRequest } from './requests.ts'
import { quoted, toSource, type Names } from './source.ts'

export interface Asking {
  readonly call: Call
  readonly names: Names
  // The region that the fake has if none is named.
  readonly region: string
}

// The expression that asks for what the call asked for; undefined where the history does not have that.
export function writeAsking({ call, names, region }: Asking): string | undefined {
  const { operation, input } = call
  if (isFhir(call)) {
    const request = toRequest(call)
    const store = toSource(membersOf(input)['DatastoreId'], names)
    return request && `fake.fhir(${store}).request(${toSource(request, names)})`
  }
  const given = toSource(withDates(input), names)
  const where = call.region === region ? '' : `, { region: ${quoted(call.region)} }`
  const cast = isDoubtful(call) ? ' as never' : ''
  return `fake.execute(${quoted(operation)}, ${given}${cast}${where})`
}

// What the model refuses, or may refuse where a fault came first, the compiler would, too.
function isDoubtful({ output, error }: Call): boolean {
  if (output !== undefined) return false
  return error?.rule === undefined || /^(?:Validation|Serialization)Exception$/.test(error.name)
}

const instants = /^(?:Created|Submitted|RestorePoint)(?:Before|After|Time)$/

// The history has instants as text, the operations take dates.
function withDates(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      instants.test(name) && typeof value === 'string' ? new Date(value) : withDates(value),
    ]),
  )
}
