import type { Call } from '../answers.ts'
import { membersOf } from './recorded.ts'

// The calls that one depends on, as far as the history shows, and itself at the end.
export function selectFor(target: Call, calls: readonly Call[]): readonly Call[] {
  const earlier = calls.filter(
    ({ sequence, region }) => sequence < target.sequence && region === target.region,
  )
  // A limit counts calls of all kinds.
  if (target.attempts.some(({ quota }) => quota !== undefined)) return [...earlier, target]
  const id = storeOf(target)
  const own = id === undefined ? earlier : earlier.filter((call) => isAbout(call, id))
  return [...own.filter(changesSomething), target]
}

function storeOf({ input }: Call): string | undefined {
  const { DatastoreId, ResourceARN } = membersOf(input)
  if (typeof DatastoreId === 'string') return DatastoreId
  return typeof ResourceARN === 'string' ? ResourceARN.split('/').at(-1) : undefined
}

function isAbout({ input, output }: Call, id: string): boolean {
  return [input, output].some((part) => (JSON.stringify(part) ?? '').includes(id))
}

const reading = /^(?:Describe|List|Read|VersionRead|Search|Get|Validate)/

// Not what only looked or was refused, but what was done though its response was lost.
function changesSomething({ operation, output, attempts }: Call): boolean {
  if (reading.test(operation)) return false
  const isBroken = attempts.some(({ fault }) => /^(?:connection|corrupt)$/.test(fault?.kind ?? ''))
  return output !== undefined || isBroken
}
