import * as fc from 'fast-check'
import { expect } from 'vitest'
import type { OperationName } from 'fake-healthlake'
import type { Real, Who } from './real.ts'
import { struck, type Job, type Refusal, type Store, type Toy } from './toy.ts'

export type Step = fc.AsyncCommand<Toy, Real>

/** Which store, and which client asks. */
export const which = fc.record({ index: fc.nat(3), client: fc.nat(1) })

/** Makes a step that reads as its text. */
export function step(text: string, run: Step['run'], check: Step['check'] = () => true): Step {
  return { run, check, toString: () => text }
}

/** A store as both sides know it, and the client that asks. */
export interface AboutStore {
  readonly store: Store
  readonly id: string
  readonly arn: string
  readonly by: Who
}

/** Makes a step about a store that there was: numbers count from the newest, round and round. */
export function aboutStore(
  text: string,
  { index, client }: { readonly index: number; readonly client: number },
  run: (toy: Toy, real: Real, about: AboutStore) => Promise<void>,
): Step {
  return step(
    `${text} store ${index} by client ${client}`,
    (toy, real) => {
      const [store, { id, arn }] = both(toy.stores, real.stores, index)
      return run(toy, real, { store, id, arn, by: { region: store.region, client } })
    },
    (toy) => toy.stores.length > 0,
  )
}

/** Makes a step about a job that there was. */
export function aboutJob(
  text: string,
  index: number,
  run: (toy: Toy, real: Real, job: Job, id: string) => Promise<void>,
): Step {
  return step(
    `${text} job ${index}`,
    (toy, real) => run(toy, real, ...both(toy.jobs, real.jobs, index)),
    (toy) => toy.jobs.length > 0,
  )
}

function both<A, B>(toys: readonly A[], reals: readonly B[], index: number): [A, B] {
  const place = toys.length - 1 - (index % toys.length)
  return [toys[place] as A, reals[place] as B]
}

/** Compares what a look shows with what the toy says. */
export function expectSeen(seen: object | undefined, wanted: object): void {
  expect(seen).toMatchObject(wanted)
}

/** Compares what a client was told with what the toy says: a fault, a refusal, or an answer with at least these members. */
export function expectTold(
  told: unknown,
  toy: Toy,
  operation: OperationName,
  refused: Refusal | undefined,
  answer: () => object,
): void {
  if (struck(toy, operation)) expect(told).toBe('ThrottlingException')
  else if (refused !== undefined) expect(told).toBe(refused)
  else expect(told).toMatchObject(answer())
}
