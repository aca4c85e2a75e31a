import { summarizeAnswer, type FhirAnswer } from '../features/interactions/answer.ts'
import {
  showFhirInput,
  type FhirInput,
  type FhirRequestInput,
} from '../features/interactions/input.ts'
import { fhirErrorNames } from '../model/fhir/errors.ts'
import type { Scope } from '../features/context/context.ts'
import type { Query } from '../features/search/query-text.ts'
import { shortened } from '../kernel/suggest.ts'
import type { Exchange } from './exchange.ts'

export type Run<Input> = (scope: Scope, input: Input) => FhirAnswer

export function read<Input extends FhirRequestInput>(find: () => Run<Input>) {
  return { ...interaction(find), isRead: true as const }
}

// What is written is on its way into the index of searches, for about as long as was observed at the most.
export function write<Input extends FhirRequestInput>(find: () => Run<Input>) {
  return { ...interaction(find), ends: [], latestEnd: { seconds: 20 } }
}

export function interaction<Input extends FhirRequestInput>(find: () => Run<Input>) {
  return {
    // A protocol has read it already.
    read: (_context: unknown, given: unknown) => ({ input: given as object }),
    run: ((scope: Scope, input: Input) => find()(scope, input)) as Exchange['run'],
    inputMembers: [
      'DatastoreId',
      'ResourceType',
      'Id',
      'VersionId',
      'Query',
      'Headers',
      'Resource',
      'Body',
    ],
    caselessMembers: ['Headers'],
    listedMembers: ['Query'],
    isSupported: true,
    // [fhir-fault-errors]
    errors: Object.values(fhirErrorNames),
    detail: describePlace,
    summarize: (answer: object) => summarizeAnswer(answer as FhirAnswer),
    show: (part: 'input' | 'output', value: object) =>
      part === 'input' ? showFhirInput(value as FhirInput) : Object.freeze({ ...value }),
  }
}

export type Members = Readonly<Record<string, unknown>>

function describePlace(input: Members, output: Members): string | undefined {
  const { ResourceType, Id = output['Id'], VersionId, Operation, Query } = input
  const version = VersionId === undefined ? [] : ['_history', VersionId]
  const all = [ResourceType, Id, ...version, Operation]
  const segments = all.filter((segment) => typeof segment === 'string')
  const asked = shortened(describeQuery(Query as Query | undefined))
  const place = `${segments.join('/')}${asked === '' ? '' : `?${asked}`}`
  return place === '' ? undefined : place
}

function describeQuery(query: Query = {}): string {
  return Object.entries(query)
    .flatMap(([name, values]) => values.map((value) => `${name}=${value}`))
    .join('&')
}
