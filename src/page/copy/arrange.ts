import type { Call } from '../answers.ts'
import { membersOf, type Recorded, type Resource } from './recorded.ts'
import { quoted, toSource } from './source.ts'

// What is there without a request, before the first call that asks for it.
export interface Arrangement {
  beforeAll(): string[]
  before(call: Call): string[]
}

export function arrange(recorded: Recorded, calls: readonly Call[]): Arrangement {
  const made = new Set(
    calls.map(({ output, operation }) =>
      operation === 'CreateFHIRDatastore' ? membersOf(output)['DatastoreId'] : undefined,
    ),
  )
  const arranged = new Set<string>()
  const filled = new Set<string>()
  return {
    beforeAll: () => objectsOf(recorded, calls),
    before(call) {
      const text = JSON.stringify(call.input) ?? ''
      return recorded.state.datastores.flatMap((store) => {
        const id = String(store.properties['DatastoreId'])
        if (!text.includes(id)) return []
        const isMissing = !made.has(id) && !arranged.has(id)
        const isEmpty = !filled.has(id)
        arranged.add(id)
        filled.add(id)
        return [
          ...(isMissing ? [datastore(store, recorded.state.region)] : []),
          ...(isEmpty && !made.has(id) ? resourcesOf(recorded, calls, id) : []),
        ]
      })
    },
  }
}

function datastore(
  { region, properties }: Recorded['state']['datastores'][number],
  own: string,
): string {
  const { DatastoreId, DatastoreName, DatastoreStatus, CreatedAt, IdentityProviderConfiguration } =
    properties
  const isUsual = membersOf(IdentityProviderConfiguration)['AuthorizationStrategy'] === 'AWS_AUTH'
  const given = {
    DatastoreId,
    DatastoreName,
    DatastoreStatus: DatastoreStatus === 'CREATE_FAILED' ? DatastoreStatus : undefined,
    CreatedAt,
    IdentityProviderConfiguration: isUsual ? undefined : IdentityProviderConfiguration,
  }
  const where = region === own ? '' : `, { region: ${quoted(region)} }`
  return `fake.addDatastore(${toSource(given)}${where})`
}

// Those that no call and no import wrote.
function resourcesOf({ resources }: Recorded, calls: readonly Call[], id: string): string[] {
  const own = calls.filter(({ input }) => membersOf(input)['DatastoreId'] === id)
  if (own.some(({ operation }) => operation === 'StartFHIRImportJob')) return []
  const written = new Set(own.flatMap(writtenBy))
  return (resources[id] ?? [])
    .filter((resource) => !written.has(`${resource.resourceType}/${resource.id}`))
    .map((resource) => `fake.resources(${quoted(id)}).put(${toSource(withoutMeta(resource))})`)
}

function writtenBy({ operation, input, output, entries = [] }: Call): string[] {
  const own = /^(?:Create|Update|Patch|Delete)Resource$/.test(operation)
    ? [{ ...membersOf(input), ...membersOf(output) }]
    : []
  const parts = entries.map((entry) => ({ ...membersOf(entry.input), ...membersOf(entry.output) }))
  return [...own, ...parts].map(
    (place: Record<string, unknown>) => `${String(place['ResourceType'])}/${String(place['Id'])}`,
  )
}

function withoutMeta({ meta, ...rest }: Resource & { meta?: unknown }): object {
  const { versionId: _version, lastUpdated: _updated, ...kept } = membersOf(meta)
  return Object.keys(kept).length === 0 ? rest : { ...rest, meta: kept }
}

// What jobs wrote they write again.
function objectsOf({ objects }: Recorded, calls: readonly Call[]): string[] {
  const inputs = calls.filter(({ operation }) => operation === 'StartFHIRImportJob')
  const prefixes = inputs.map(
    ({ input }) => membersOf(membersOf(input)['InputDataConfig'])['S3Uri'],
  )
  return objects
    .filter(({ uri }) =>
      prefixes.some((prefix) => typeof prefix === 'string' && uri.startsWith(prefix)),
    )
    .map(({ uri, text }) => `fake.objects.put(${quoted(uri)}, ${quoted(text)})`)
}
