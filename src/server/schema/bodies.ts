import { resourceTypes } from '../../model/fhir/resource-types.ts'
import { detailMembers } from '../../model/events.ts'
import { shapes } from '../../model/healthlake/shapes.ts'
import type { Snapshot } from '../../state/snapshot.ts'
import { object, oneOf, ref, where, type JsonSchema } from './json-schema.ts'
import { schemaOfShape, schemasOf } from './shapes.ts'

// The bodies of the other control paths.
export function schemasOfBodies(snapshot: Snapshot): Readonly<Record<string, JsonSchema>> {
  return { ...bodies, snapshot: schemaOfSnapshot(snapshot) }
}

const clock: JsonSchema = {
  description: 'The body of POST /_fake/clock: by how much the clock moves, or to which instant.',
  oneOf: [
    object({ advance: ref('finiteDuration') }, ['advance']),
    object({ set: ref('instant') }, ['set']),
  ],
}

const datastore: JsonSchema = {
  description: 'The body of POST /_fake/datastores, which may be left out: a data store to arrange.',
  ...object({
    ...schemasOf(shapes.CreateFHIRDatastoreRequest.members),
    DatastoreId: schemaOfShape('DatastoreId'),
    DatastoreStatus: schemaOfShape('DatastoreStatus'),
    CreatedAt: ref('instant'),
    ErrorCause: schemaOfShape('ErrorCause'),
  }),
  dependentSchemas: {
    ErrorCause: {
      required: ['DatastoreStatus'],
      properties: { DatastoreStatus: oneOf(['CREATE_FAILED', 'UPDATE_FAILED']) },
    },
  },
}

const id = { type: 'string', pattern: '^[A-Za-z0-9.\\-]{1,64}$' }

const bodies = {
  clock,
  datastore,
  resources: {
    description: 'The body of POST /_fake/resources/<datastoreId>: a FHIR resource, or a list.',
    anyOf: [ref('resource'), { type: 'array', items: ref('resource') }],
  },
  resource: {
    description: 'A FHIR resource; in PUT, the path may give the type and the id.',
    type: 'object',
    properties: { resourceType: oneOf(resourceTypes()), id },
    required: ['resourceType'],
  },
  assertReceived: {
    description: 'The body of POST /_fake/assertReceived.',
    ...object(
      { operation: ref('operation'), input: { type: 'object' }, times: { type: 'integer', minimum: 0 } },
      ['operation'],
    ),
  },
  assertToldEvent: {
    description: 'The body of POST /_fake/assertToldEvent.',
    ...object(
      { detailType: ref('event'), detail: ref('eventDetail'), times: { type: 'integer', minimum: 0 } },
      ['detailType'],
    ),
    allOf: Object.entries(detailMembers).map(([type, members]) =>
      where(
        { properties: { detailType: { const: type } } },
        { properties: { detail: { propertyNames: oneOf(members) } } },
      ),
    ),
  },
  assertDatastore: {
    description: 'The body of POST /_fake/assertDatastore.',
    ...object(
      {
        idOrName: { type: 'string' },
        properties: {
          type: 'object',
          propertyNames: oneOf(Object.keys(shapes.DatastoreProperties.members)),
        },
      },
      ['idOrName'],
    ),
  },
  region: { description: "A region's name.", type: 'string', pattern: '^[a-zA-Z0-9\\-]+$' },
}

// What a snapshot is in. What it holds is for the fake alone.
function schemaOfSnapshot(snapshot: Snapshot): JsonSchema {
  return {
    description: 'What GET /_fake/snapshot gives, and the body of PUT: keep it as it is.',
    type: 'object',
    properties: {
      version: { const: snapshot.version },
      accountId: { type: 'string', pattern: '^\\d{12}$' },
      checksum: { type: typeof snapshot['checksum'] },
    },
    required: Object.keys(snapshot),
  }
}
