import { demandKnown } from '../core/demand.ts'
import { MisuseError } from '../core/errors.ts'
import type { FaultRule } from '../core/faults/rule.ts'
import type { Snapshot } from '../core/state/snapshot.ts'
import { listed, show } from '../core/suggest.ts'
import type { Duration, Instant } from '../core/time/time.ts'
import type { FakeHealthLake } from '../fake.ts'

/** What a control path answers. */
export interface Controlled {
  readonly status: number
  readonly json: unknown
}

type Handler = (fake: FakeHealthLake, body: unknown) => unknown

const handlers: Readonly<Record<string, Readonly<Record<string, Handler>>>> = {
  '/_fake/health': {
    GET: ({ accountId, region, clock }) => ({
      status: 'ok',
      accountId,
      region,
      now: nowOf(clock),
    }),
  },
  '/_fake/history': {
    GET: (fake) => fake.history,
    DELETE(fake) {
      fake.clearHistory()
      return { cleared: true }
    },
  },
  '/_fake/timeline': { GET: (fake) => ({ timeline: fake.timeline().split('\n') }) },
  '/_fake/clock': { GET: ({ clock }) => ({ now: nowOf(clock) }), POST: moveClock },
  '/_fake/settle': { POST: (fake) => fake.settle() },
  '/_fake/faults': {
    GET: (fake) => fake.faults.pending(),
    POST: addFaults,
    DELETE(fake) {
      fake.faults.clear()
      return { cleared: true }
    },
  },
  '/_fake/snapshot': {
    GET: (fake) => fake.snapshot(),
    PUT(fake, body) {
      fake.restore(body as Snapshot)
      return { now: nowOf(fake.clock) }
    },
  },
  '/_fake/reset': {
    POST(fake) {
      fake.reset()
      return { now: nowOf(fake.clock) }
    },
  },
}

/**
 * Tells whether a path steers the fake.
 *
 * @param path The path
 * @returns Whether it does
 */
export function isControlPath(path: string): boolean {
  return path === '/_fake' || path.startsWith('/_fake/')
}

/**
 * Does what a control path asks for.
 *
 * @param fake The fake
 * @param method The method
 * @param path The path
 * @param text The body
 * @returns Status and JSON
 */
export function control(
  fake: FakeHealthLake,
  method: string,
  path: string,
  text: string,
): Controlled {
  const handler = Object.hasOwn(handlers, path) ? handlers[path] : undefined
  if (handler === undefined) {
    return problem(404, `There is no ${path}. There are ${listed(Object.keys(handlers))}.`)
  }
  const handle = Object.hasOwn(handler, method) ? handler[method] : undefined
  if (handle === undefined) {
    return problem(405, `${path} has no ${method}. It has ${listed(Object.keys(handler))}.`)
  }
  try {
    return { status: 200, json: handle(fake, text === '' ? undefined : JSON.parse(text)) }
  } catch (error) {
    if (error instanceof SyntaxError) return problem(400, `The body is not JSON: ${error.message}.`)
    if (error instanceof MisuseError) return problem(400, error.message)
    throw error
  }
}

function problem(status: number, error: string): Controlled {
  return { status, json: { error } }
}

function nowOf(clock: FakeHealthLake['clock']): string {
  return new Date(clock.now()).toISOString()
}

function moveClock({ clock }: FakeHealthLake, body: unknown): object {
  const given = demandObject(body, 'clock', '{ "advance": { "minutes": 20 } } or { "set": "…" }')
  demandKnown(given, ['advance', 'set'], 'clock')
  if ('advance' in given === 'set' in given) {
    throw new MisuseError('clock: give either advance or set.')
  }
  if ('advance' in given) clock.advance(given['advance'] as Duration)
  else clock.set(given['set'] as Instant)
  return { now: nowOf(clock) }
}

// All or none: a list is tried on a fork first.
function addFaults(fake: FakeHealthLake, body: unknown): object {
  const rules = (Array.isArray(body) ? body : [body]) as FaultRule[]
  const trial = fake.fork()
  for (const rule of rules) trial.faults.add(rule)
  for (const rule of rules) fake.faults.add(rule)
  return { added: rules.length }
}

function demandObject(body: unknown, where: string, example: string): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new MisuseError(`${where}: the body is ${show(body)}; give ${example}.`)
  }
  return body as Record<string, unknown>
}
