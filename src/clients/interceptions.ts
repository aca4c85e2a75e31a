import { AsyncLocalStorage } from 'node:async_hooks'
import { misuse } from '../service/misuse.ts'
import type { Service } from '../service/service.ts'

// What leads a target, a class of clients or one client, to one fake.
export interface Interception {
  readonly service: Service
  // All that lead the same target.
  readonly all: Interceptions
  isOver: boolean
}

// All that lead one target, of concurrent tests, the first first. None of them is over.
export type Interceptions = Set<Interception>

interface Context {
  readonly own: Interception
  readonly outer: Context | undefined
}

// What was intercepted in this asynchronous flow of control, or in what started it, the last first.
const contexts = new AsyncLocalStorage<Context>()

// The interception that the call of a client goes by until its end.
const calls = new AsyncLocalStorage<Interception>()

function findInContext(all: Interceptions): Interception | undefined {
  for (let context = contexts.getStore(); context !== undefined; context = context.outer) {
    if (all.has(context.own)) return context.own
  }
  return undefined
}

export function enterContext(own: Interception): void {
  let outer = contexts.getStore()
  while (outer?.own.isOver === true) outer = outer.outer
  contexts.enterWith({ own, outer })
}

// The one of the context; outside of any, the only one there is.
export function choose(all: Interceptions): Interception {
  const [first, second] = all
  const found = findInContext(all) ?? (second === undefined ? first : undefined)
  if (found !== undefined) return found
  const errors = [...all].map(({ service }) =>
    misuse(
      service,
      `intercept: ${all.size} fakes intercept this client, and this call comes from the asynchronous context of none of them, so which is meant is not known; call intercept in each test itself, or dispose of each interception at the end of its test.`,
    ),
  )
  throw errors[0]
}

// What a call began with counts until its end, even if it is over by then.
export function serviceOfCall(all: Interceptions): Service {
  const call = calls.getStore()
  return (call?.all === all ? call : choose(all)).service
}

export function callThrough<Result>(interception: Interception, call: () => Result): Result {
  return calls.run(interception, call)
}
