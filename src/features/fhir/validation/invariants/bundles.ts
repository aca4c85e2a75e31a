import type { JsonObject } from '../../../../kernel/json.ts'
import {
  areDistinct,
  has,
  hasChoice,
  isOneOf,
  objectAt,
  objectsIn,
  type Invariant,
} from './invariant.ts'

const REQUESTS = ['batch', 'transaction', 'history']
const RESPONSES = ['batch-response', 'transaction-response', 'history']

export const bundleInvariants: readonly Invariant[] = [
  {
    id: 'bdl-1',
    of: 'Bundle',
    text: 'there is a total only in a searchset or history',
    holds: (bundle) => !has(bundle, 'total') || isOneOf(bundle['type'], ['searchset', 'history']),
  },
  {
    id: 'bdl-2',
    of: 'Bundle',
    text: 'an entry has search only in a searchset',
    holds: ({ entry, type }) =>
      type === 'searchset' || !objectsIn(entry).some((one) => has(one, 'search')),
  },
  {
    id: 'bdl-3',
    of: 'Bundle',
    text: 'every entry has a request in a batch, transaction or history, and none elsewhere',
    holds: ({ entry, type }) =>
      objectsIn(entry).every((one) => has(one, 'request') === isOneOf(type, REQUESTS)),
  },
  {
    id: 'bdl-4',
    of: 'Bundle',
    text: 'every entry has a response in a batch-response, transaction-response or history, and none elsewhere',
    holds: ({ entry, type }) =>
      objectsIn(entry).every((one) => has(one, 'response') === isOneOf(type, RESPONSES)),
  },
  {
    id: 'bdl-5',
    of: 'Bundle.entry',
    text: 'there is a resource, a request or a response',
    holds: (entry) => has(entry, 'resource') || has(entry, 'request') || has(entry, 'response'),
  },
  {
    id: 'bdl-7',
    of: 'Bundle',
    text: 'a fullUrl comes once, or with different versions, but in a history',
    holds: ({ entry, type }) =>
      type === 'history' ||
      areDistinct(
        objectsIn(entry)
          .filter((one) => has(one, 'fullUrl'))
          .map(versionedUrl),
      ),
  },
  {
    id: 'bdl-8',
    of: 'Bundle.entry',
    text: 'a fullUrl names no version',
    holds: ({ fullUrl }) => typeof fullUrl !== 'string' || !fullUrl.includes('/_history/'),
  },
  {
    id: 'bdl-9',
    of: 'Bundle',
    text: 'a document has an identifier with system and value',
    holds: (bundle) => {
      const identifier = objectAt(bundle, 'identifier')
      return (
        bundle['type'] !== 'document' || (has(identifier, 'system') && has(identifier, 'value'))
      )
    },
  },
  {
    id: 'bdl-10',
    of: 'Bundle',
    text: 'a document has a timestamp',
    holds: ({ timestamp, type }) => type !== 'document' || typeof timestamp === 'string',
  },
  {
    id: 'bdl-11',
    of: 'Bundle',
    text: 'a document begins with a Composition',
    holds: (bundle) => bundle['type'] !== 'document' || firstType(bundle) === 'Composition',
  },
  {
    id: 'bdl-12',
    of: 'Bundle',
    text: 'a message begins with a MessageHeader',
    holds: (bundle) => bundle['type'] !== 'message' || firstType(bundle) === 'MessageHeader',
  },
  {
    id: 'inv-1',
    of: 'Parameters.parameter',
    text: 'there is one of value[x], resource and part',
    holds: (parameter) =>
      [hasChoice(parameter, 'value'), has(parameter, 'resource'), has(parameter, 'part')].filter(
        Boolean,
      ).length === 1,
  },
]

function versionedUrl(entry: JsonObject): string {
  const { versionId } = objectAt(objectAt(entry, 'resource'), 'meta')
  return JSON.stringify([entry['fullUrl'], versionId])
}

function firstType({ entry }: JsonObject): JsonObject[string] | undefined {
  return objectAt(objectsIn(entry)[0] ?? {}, 'resource')['resourceType']
}
