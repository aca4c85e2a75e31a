import type { Call } from './answers.ts'

// What a list shows of a call; the whole one may be large.
export interface Row {
  readonly sequence: number
  readonly at: string
  readonly region: string
  readonly door: string
  readonly operation: string
  readonly about: string
  // How it ended: the error's name, or undefined.
  readonly error: string | undefined
  readonly rule: string | undefined
  // The numbers of the fault rules that applied to it.
  readonly faults: readonly number[]
  readonly attempts: number
  // In which a filter looks, in small letters.
  readonly text: string
}

const MOST_SEARCHED = 2000

export function toRow(call: Call): Row {
  const { sequence, at, region, door, operation, error, attempts } = call
  const faults = faultsOf(call)
  const rule = error?.rule ?? attempts.findLast(({ quota }) => quota !== undefined)?.quota
  const about = aboutOf(call)
  const input = JSON.stringify(call.input) ?? ''
  const words = [sequence, operation, region, door, error?.name, rule, about, error?.message]
  const text = `${words.join(' ')} ${input.slice(0, MOST_SEARCHED)}`.toLowerCase()
  const ended = { error: error?.name, rule, faults, attempts: attempts.length }
  return { sequence, at, region, door, operation, about, ...ended, text }
}

function faultsOf({ attempts, entries }: Call): number[] {
  const struck = [
    ...attempts.flatMap(({ fault, faults }) => faults ?? (fault === undefined ? [] : [fault])),
    ...(entries ?? []).flatMap(({ fault }) => (fault === undefined ? [] : [fault])),
  ]
  return Array.from(new Set(struck.map(({ rule }) => rule)))
}

// The resource of a FHIR request, the job or the data store of another.
function aboutOf({ input, output }: Call): string {
  const members = { ...(output as object), ...(input as object) } as Record<string, unknown>
  const { ResourceType, Id, DatastoreId, JobId, DatastoreName } = members
  const parts =
    ResourceType === undefined ? [DatastoreName, JobId ?? DatastoreId] : [ResourceType, Id]
  const shown = parts.filter((part): part is string => typeof part === 'string')
  return shown.map((part) => part.slice(0, 40)).join(ResourceType === undefined ? ' ' : '/')
}

export type Outcome = 'all' | 'failed' | 'refused' | 'struck'

export interface Filter {
  readonly text: string
  readonly outcome: Outcome
}

// Words are looked for one by one; a call must have all of them.
export function filterRows(rows: readonly Row[], { text, outcome }: Filter): readonly Row[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0 && outcome === 'all') return rows
  return rows.filter(
    (row) => isWanted(row, outcome) && words.every((word) => row.text.includes(word)),
  )
}

function isWanted({ error, rule, faults }: Row, outcome: Outcome): boolean {
  switch (outcome) {
    case 'all':
      return true
    case 'failed':
      return error !== undefined
    case 'refused':
      return rule !== undefined
    case 'struck':
      return faults.length > 0
  }
}
