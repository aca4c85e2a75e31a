import { byMethod, type FhirRoute, type Methods } from './by-method.ts'

const validate: Methods = { POST: 'ValidateResource' }
const exportOfMany: Methods = {
  POST: 'StartFHIRExportJobWithPost',
  GET: 'StartFHIRExportJobWithGet',
}
const removal: Methods = { POST: 'StartFHIRBulkDeleteJob' }
const removalJob: Methods = { GET: 'DescribeFHIRBulkDeleteJob' }

// The paths of operations; what is in braces stands for any segment, and has the name of what it says.
const paths: readonly (readonly [path: string, methods: Methods])[] = [
  ['Patient/{Id}/$everything', { GET: 'SearchEverything' }],
  ['{ResourceType}/$validate', validate],
  ['{ResourceType}/{Id}/$validate', validate],
  ['$export', { POST: 'StartFHIRExportJobWithPost' }],
  ['Patient/$export', exportOfMany],
  ['Group/{Id}/$export', exportOfMany],
  ['{ResourceType}/{Id}/$erase', removal],
  ['{ResourceType}/{Id}/_history/{VersionId}/$erase', removal],
  ['$erase/{JobId}', removalJob],
  ['Patient/{Id}/$purge', removal],
  ['$purge/{JobId}', removalJob],
  ['{ResourceType}/$bulk-delete', removal],
  ['$bulk-delete/{JobId}', removalJob],
]

type Named = Omit<FhirRoute, 'interaction' | 'allowed'>

export function routeOperation(method: string, segments: readonly string[]): FhirRoute {
  const [first = ''] = segments
  const type = first.startsWith('$') ? {} : { ResourceType: first }
  for (const [path, methods] of paths) {
    const named = match(path.split('/'), segments)
    if (named === undefined) continue
    const ofJob = methods === removal || methods === removalJob
    const operation = ofJob ? { Operation: path.split('/').find(isOperation) as string } : {}
    return byMethod(method, methods, { ...type, ...named, ...operation })
  }
  return { interaction: 'OtherInteraction', ...type }
}

function match(wanted: readonly string[], given: readonly string[]): Named | undefined {
  if (wanted.length !== given.length) return undefined
  const named: Record<string, string> = {}
  for (const [index, segment] of given.entries()) {
    const [, name] = /^\{(\w+)\}$/.exec(wanted[index] ?? '') ?? []
    if (name === undefined ? wanted[index] !== segment : isOperation(segment)) return undefined
    if (name !== undefined) named[name] = segment
  }
  return named
}

function isOperation(segment: string): boolean {
  return segment.startsWith('$')
}
