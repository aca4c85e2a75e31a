import type { FhirInteraction } from '../../model/fhir/interactions.ts'
import type { Settings } from '../../state/settings.ts'

type Headers = Readonly<Record<string, string>>

const PREFERENCE = /([^\s,;="]+)(?:\s*=\s*(?:"([^"]*)"|([^\s,;"]*)))?/g

const none: ReadonlyMap<string, string> = new Map()

// Of several with one name the first counts; names and values are in small letters.
function preferencesOf({ prefer }: Headers): ReadonlyMap<string, string> {
  if (prefer === undefined) return none
  const all = Array.from(prefer.toLowerCase().matchAll(PREFERENCE))
  return new Map(
    all.toReversed().map(([, name = '', quoted, plain]) => [name, quoted ?? plain ?? '']),
  )
}

// Whether the client does not wait for the answer.
export function wantsAsync(headers: Headers): boolean {
  return preferencesOf(headers).has('respond-async')
}

export type Return = 'minimal' | 'representation' | 'outcome'

const returns: ReadonlyMap<string | undefined, Return> = new Map([
  ['minimal', 'minimal'],
  ['representation', 'representation'],
  ['operationoutcome', 'outcome'],
])

// What the client wants to get of what it writes [fhir-return].
export function readReturn({ assumptions }: Settings, headers: Headers = {}): Return | undefined {
  if (assumptions.fhirReturnPreference === 'ignored') return undefined
  return returns.get(preferencesOf(headers).get('return'))
}

// A poll is one of a job that was wanted later.
const ofJobs: readonly FhirInteraction[] = [
  'ProcessBundle',
  'StartFHIRExportJobWithGet',
  'StartFHIRExportJobWithPost',
  'StartFHIRBulkDeleteJob',
  'DescribeFHIRExportJobWithGet',
  'CancelFHIRExportJobWithDelete',
  'GetExportedFile',
  'DescribeFHIRBulkDeleteJob',
  'GetTransaction',
]

// What is preferred in vain [fhir-unheeded].
export function tellUnmetPreferences(
  operation: FhirInteraction,
  headers: Headers,
): readonly string[] {
  const preferences = preferencesOf(headers)
  const wanted = preferences.get('return')
  const isUnknown = wanted !== undefined && !returns.has(wanted)
  // What is deleted has no representation.
  const isOfNothing = operation === 'DeleteResource' && (wanted ?? 'minimal') !== 'minimal'
  return [
    ...(isUnknown || isOfNothing ? [`the preference return=${wanted}`] : []),
    ...(preferences.has('respond-async') && !ofJobs.includes(operation)
      ? ['the preference respond-async']
      : []),
  ]
}
