import { assertKnownMembers } from '../kernel/assert-options.ts'
import type { FaultRule } from '../state/fault-rules.ts'
import { MisuseError } from '../kernel/errors.ts'
import type { Snapshot } from '../state/snapshot.ts'
import { listed, shortened, show } from '../kernel/suggest.ts'
import type { Duration, Instant } from '../kernel/time.ts'
import type { FakeHealthLake } from '../clients/fake.ts'

export interface Controlled {
  readonly status: number
  readonly json: unknown
  readonly headers?: Readonly<Record<string, string>>
  // What our own code failed with.
  readonly failure?: unknown
}

type Handler = (fake: FakeHealthLake, body: unknown) => unknown

const handlers: Readonly<Record<string, Readonly<Record<string, Handler>>>> = {
  '/_fake/health': {
    GET: bodyless(({ accountId, region, clock }) => ({
      status: 'ok',
      accountId,
      region,
      now: readNow(clock),
    })),
  },
  '/_fake/history': {
    GET: bodyless((fake) => fake.history),
    DELETE: bodyless((fake) => {
      fake.clearHistory()
      return { cleared: true }
    }),
  },
  '/_fake/timeline': {
    GET: bodyless((fake) => ({ timeline: fake.timeline().split('\n') })),
  },
  '/_fake/clock': { GET: bodyless(({ clock }) => ({ now: readNow(clock) })), POST: changeClock },
  '/_fake/settle': { POST: bodyless((fake) => fake.settle()) },
  '/_fake/faults': {
    GET: bodyless((fake) => fake.faults.pending()),
    POST: addFaults,
    DELETE: bodyless((fake) => {
      fake.faults.clear()
      return { cleared: true }
    }),
  },
  '/_fake/snapshot': {
    GET: bodyless((fake) => fake.snapshot()),
    PUT(fake, body) {
      fake.restore(body as Snapshot)
      return { now: readNow(fake.clock) }
    },
  },
  '/_fake/reset': {
    POST: bodyless((fake) => {
      fake.reset()
      return { now: readNow(fake.clock) }
    }),
  },
}

// A state is as large as it is.
export function isSnapshotPath(path: string): boolean {
  return path === '/_fake/snapshot'
}

export function isControlPath(path: string): boolean {
  return path === '/_fake' || path.startsWith('/_fake/')
}

export function control(
  fake: FakeHealthLake,
  method: string,
  path: string,
  text: string,
): Controlled {
  const handler = Object.hasOwn(handlers, path) ? handlers[path] : undefined
  if (handler === undefined) {
    return problem(
      404,
      `There is no ${shortened(path)}. There are ${listed(Object.keys(handlers))}.`,
    )
  }
  const handle = Object.hasOwn(handler, method) ? handler[method] : undefined
  if (handle === undefined) {
    const methods = Object.keys(handler)
    const refused = problem(405, `${path} has no ${shortened(method)}. It has ${listed(methods)}.`)
    return { ...refused, headers: { allow: methods.join(', ') } }
  }
  try {
    return { status: 200, json: handle(fake, text === '' ? undefined : JSON.parse(text)) }
  } catch (error) {
    if (error instanceof SyntaxError) return problem(400, `The body is not JSON: ${error.message}.`)
    if (error instanceof MisuseError) return problem(400, error.message)
    return { ...problem(500, String(error)), failure: error }
  }
}

export function problem(status: number, error: string): Controlled {
  return { status, json: { error } }
}

// A body that would be ignored is a mistake; some clients cannot help but send an empty one.
function bodyless(handle: (fake: FakeHealthLake) => unknown): Handler {
  return (fake, body) => {
    const isEmpty = typeof body === 'object' && Object.keys(body ?? {}).length === 0
    if (body !== undefined && !isEmpty) {
      throw new MisuseError(`The body is ${show(body)}, but this takes none; leave it out.`)
    }
    return handle(fake)
  }
}

function readNow(clock: FakeHealthLake['clock']): string {
  return new Date(clock.now()).toISOString()
}

function changeClock({ clock }: FakeHealthLake, body: unknown): object {
  const given = readBodyObject(body, 'clock', '{ "advance": { "minutes": 20 } } or { "set": "…" }')
  assertKnownMembers(given, ['advance', 'set'], 'clock')
  if ('advance' in given === 'set' in given) {
    throw new MisuseError('clock: give either advance or set.')
  }
  if ('advance' in given) clock.advance(given['advance'] as Duration)
  else clock.set(given['set'] as Instant)
  return { now: readNow(clock) }
}

// All or none: a list is tried on a fork first.
function addFaults(fake: FakeHealthLake, body: unknown): object {
  const rules = toRules(body)
  const trial = rules.length > 1 ? fake.fork() : undefined
  for (const rule of rules) trial?.faults.add(rule)
  for (const rule of rules) fake.faults.add(rule)
  return { added: rules.length }
}

export function toRules(json: unknown): FaultRule[] {
  const given: readonly unknown[] = Array.isArray(json) ? json : [json]
  return given.map((rule) => {
    const { outcome } = (rule ?? {}) as { outcome?: { after?: unknown } | null }
    return outcome?.after === 'Infinity'
      ? { ...(rule as FaultRule), outcome: { ...outcome, after: Infinity } }
      : rule
  }) as FaultRule[]
}

function readBodyObject(body: unknown, where: string, example: string): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new MisuseError(
      `${where}: the body is ${body === undefined ? 'empty' : show(body)}; give ${example}.`,
    )
  }
  return body as Record<string, unknown>
}
