import * as fc from 'fast-check'
import type { FaultRule } from 'fake-healthlake'

/** What may be done to a fake, as plain data. Numbers name a store, job or region out of those that there are. */
export type Command =
  | {
      readonly do: 'create'
      readonly region: number
      readonly door: 'execute' | 'client' | 'direct'
      readonly name: number
      readonly tags: number
      readonly token: number
      readonly preload: boolean
    }
  | { readonly do: 'add'; readonly region: number; readonly status: string }
  | { readonly do: 'describe'; readonly store: number; readonly astray: boolean }
  | { readonly do: 'delete'; readonly store: number; readonly astray: boolean }
  | { readonly do: 'update'; readonly store: number; readonly what: number }
  | { readonly do: 'restore'; readonly store: number; readonly back: number }
  | {
      readonly do: 'list'
      readonly region: number
      readonly status: string | undefined
      readonly size: number
      readonly token: number
    }
  | {
      readonly do: 'start'
      readonly kind: Kind
      readonly store: number
      readonly door: 'execute' | 'client' | 'direct'
      readonly name: number
      readonly token: number
    }
  | {
      readonly do: 'describeJob'
      readonly kind: Kind
      readonly job: number
      readonly astray: boolean
    }
  | {
      readonly do: 'listJobs'
      readonly kind: Kind
      readonly store: number
      readonly status: string | undefined
      readonly size: number
      readonly token: number
    }
  | { readonly do: 'cancel'; readonly job: number }
  | { readonly do: 'upload'; readonly key: number; readonly lines: readonly number[] }
  | { readonly do: 'unload'; readonly key: number }
  | { readonly do: 'put'; readonly store: number; readonly id: number }
  | { readonly do: 'tag'; readonly store: number; readonly keys: readonly string[] }
  | { readonly do: 'untag'; readonly store: number; readonly keys: readonly string[] }
  | { readonly do: 'tags'; readonly store: number; readonly astray: boolean }
  | { readonly do: 'bad'; readonly which: number }
  | { readonly do: 'advance'; readonly by: number }
  | { readonly do: 'step' }
  | { readonly do: 'settle' }
  | { readonly do: 'next' }
  | { readonly do: 'look' }
  | { readonly do: 'clearHistory' }
  | { readonly do: 'clearFaults' }
  | { readonly do: 'fault'; readonly rule: FaultRule }

export type Kind = 'import' | 'export'

export const regions = ['us-east-1', 'eu-west-1'] as const

const small = fc.nat(3)
const kind = fc.constantFrom<Kind[]>('import', 'export')
const door = fc.constantFrom('execute', 'execute', 'execute', 'execute', 'client', 'direct')
const rarely = fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0)
const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'aws:x', ''), { maxLength: 3 })
const storeStatus = fc.constantFrom(
  'CREATING',
  'CREATE_FAILED',
  'ACTIVE',
  'UPDATING',
  'UPDATE_FAILED',
  'DELETING',
  'DELETED',
)
const jobStatus = fc.constantFrom('SUBMITTED', 'QUEUED', 'IN_PROGRESS', 'COMPLETED', 'FAILED')

function just<Name extends string>(name: Name) {
  return fc.record({ do: fc.constant(name) })
}

function oneOf<Name extends string>(...names: Name[]) {
  return fc.constantFrom(...names)
}

const create = fc.record({
  do: oneOf('create'),
  region: fc.nat(1),
  door,
  name: small,
  tags: small,
  token: small,
  preload: rarely,
})

const start = fc.record({ do: oneOf('start'), kind, store: small, door, name: small, token: small })

const change = fc.oneof(
  { weight: 2, arbitrary: create },
  fc.record({ do: oneOf('add'), region: fc.nat(1), status: storeStatus }),
  fc.record({ do: oneOf('add'), region: fc.nat(1), status: fc.constant('ACTIVE') }),
  fc.record({ do: oneOf('delete'), store: small, astray: rarely }),
  fc.record({ do: oneOf('update'), store: small, what: fc.nat(7) }),
  fc.record({ do: oneOf('restore'), store: small, back: fc.constantFrom(0, 0, 1000, 86_400_000) }),
  { weight: 8, arbitrary: start },
  { weight: 2, arbitrary: fc.record({ do: oneOf('cancel'), job: fc.nat(9) }) },
  fc.record({ do: oneOf('tag', 'untag'), store: small, keys }),
  fc.record({ do: oneOf('upload'), key: fc.nat(3), lines: fc.array(fc.nat(7), { maxLength: 5 }) }),
  fc.record({ do: oneOf('unload'), key: fc.nat(3) }),
  fc.record({ do: oneOf('put'), store: small, id: small }),
  fc.record({ do: oneOf('bad'), which: fc.nat(9) }),
)

const question = fc.oneof(
  fc.record({ do: oneOf('describe'), store: small, astray: rarely }),
  fc.record({
    do: oneOf('list'),
    region: fc.nat(1),
    status: fc.option(storeStatus, { nil: undefined }),
    size: small,
    token: small,
  }),
  fc.record({ do: oneOf('describeJob'), kind, job: fc.nat(9), astray: rarely }),
  fc.record({
    do: oneOf('listJobs'),
    kind,
    store: small,
    status: fc.option(jobStatus, { nil: undefined }),
    size: small,
    token: small,
  }),
  fc.record({ do: oneOf('tags'), store: small, astray: rarely }),
)

const time = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: oneOf('advance'),
      by: fc.oneof(fc.nat(200_000), fc.constantFrom(0, 30_000, 60_000, 90_000, 900_000)),
    }),
  },
  { weight: 2, arbitrary: just('step') },
  just('settle'),
  fc.record({ do: oneOf('advance'), by: fc.constantFrom(86_400_000, 8 * 86_400_000) }),
)

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 7, arbitrary: change },
  { weight: 3, arbitrary: question },
  { weight: 4, arbitrary: time },
  { weight: 1, arbitrary: fc.oneof(just('next'), just('look')) },
)

const outcome = fc.oneof(
  fc.constantFrom('ThrottlingException', 'InternalServerException', 'AccessDeniedException'),
  fc.record({ kind: oneOf('latency'), duration: fc.nat(60_000) }),
  fc.record({
    kind: oneOf('connection'),
    code: fc.constant('ECONNRESET'),
    when: oneOf('before', 'after'),
  }),
  fc.record({ kind: oneOf('corrupt'), body: oneOf('empty', 'truncated', 'not-json') }),
  fc.record({
    kind: oneOf('transition'),
    after: fc.constantFrom(0, 1000, 100_000, Infinity),
  }),
)

const fault = fc.record(
  {
    outcome,
    per: oneOf('call', 'attempt'),
    skip: small,
    times: fc.oneof(fc.integer({ min: 1, max: 4 }), oneOf('always')),
    probability: fc.constantFrom(1, 0.5, 0.1),
    region: fc.constantFrom(...regions),
  },
  { requiredKeys: ['outcome'] },
) as fc.Arbitrary<FaultRule>

/** Any command, fault rules among them. */
const troubledCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 12, arbitrary: command },
  { weight: 1, arbitrary: fc.record({ do: oneOf('fault'), rule: fault }) },
  { weight: 1, arbitrary: just('clearFaults') },
  { weight: 1, arbitrary: just('clearHistory') },
)

const stores: readonly Command[] = [
  { do: 'add', region: 1, status: 'ACTIVE' },
  { do: 'add', region: 0, status: 'ACTIVE' },
  { do: 'add', region: 0, status: 'ACTIVE' },
]

/** Histories without faults: some data stores, then anything. */
export const history = fc
  .array(command, { maxLength: 40, size: 'max' })
  .map((commands) => [...stores, ...commands])

/** Histories with everything. */
export const troubledHistory = fc
  .array(troubledCommand, { maxLength: 40, size: 'max' })
  .map((commands) => [...stores, ...commands])
