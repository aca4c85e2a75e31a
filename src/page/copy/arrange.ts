import type { Call } from '../answers.ts'
import { writeMoment } from './moment.ts'
import { membersOf, type Recorded, type Resource } from './recorded.ts'
import { quoted, toSource } from './source.ts'
import { isMade, standingOf, type Standing, type Store } from './standing.ts'

// What exists without a request, before the first call that asks for it or gets it in a response.
export interface Arrangement {
  // When the first of it existed, or the first call came.
  readonly start: string
  beforeAll(): string[]
  // Ends with the moment of the call.
  before(call: Call, now: string): string[]
}

export function arrange(recorded: Recorded, calls: readonly Call[], first: string): Arrangement {
  const { state } = recorded
  const texts = new Map(calls.map((call) => [call, JSON.stringify([call.input, call.output])]))
  const left = state.datastores
    .map((store) => ({ store, id: String(store.properties['DatastoreId']) }))
    .filter(({ id }) => calls.some((call) => texts.get(call)?.includes(id)) && !isMade(calls, id))
    .map((each) => ({ ...each, standing: standingOf(recorded, each.store) }))
    .toSorted((a, b) => ((a.standing.at ?? LAST) < (b.standing.at ?? LAST) ? -1 : 1))
  const start = left[0]?.standing.at ?? first
  return {
    start: start < first ? start : first,
    beforeAll: () => [...cutOff(recorded), ...objectsOf(recorded, calls)],
    before(call, now) {
      let then = now
      const due = left.filter(({ id, standing: { at } }) =>
        at === undefined ? texts.get(call)?.includes(id) : at <= call.at,
      )
      const lines = due.flatMap((each) => {
        left.splice(left.indexOf(each), 1)
        const { store, id, standing } = each
        const { at = call.at } = standing
        const moment = writeMoment(at, then)
        if (moment.length > 0) then = at
        return [
          ...moment,
          datastore(store, standing, state.region),
          ...resourcesOf(recorded, calls, id),
        ]
      })
      return [...lines, ...writeMoment(call.at, then)]
    },
  }
}

// Comes after all instants.
const LAST = '~'

// Of what came before the history that is kept.
function cutOff({ state: { history } }: Recorded): string[] {
  const cut = history.calls - history.kept
  if (cut === 0) return []
  return [
    `// The history begins after call ${cut}. Of what was before it, data stores, resources and objects are arranged`,
    '// as they are now; jobs, versions and the counts of fault rules are not.',
  ]
}

function datastore({ region, properties }: Store, { status }: Standing, own: string): string {
  const { DatastoreId, DatastoreName, DatastoreStatus, CreatedAt } = properties
  const { ErrorCause, IdentityProviderConfiguration } = properties
  const isUsual = membersOf(IdentityProviderConfiguration)['AuthorizationStrategy'] === 'AWS_AUTH'
  const given = {
    DatastoreId,
    DatastoreName,
    DatastoreStatus: status === 'ACTIVE' ? undefined : status,
    CreatedAt,
    ErrorCause: status === DatastoreStatus ? ErrorCause : undefined,
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
