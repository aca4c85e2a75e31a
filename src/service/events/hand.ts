import { instantText } from '../../kernel/instant.ts'
import type { EventRecord } from '../../state/events.ts'
import type { Listener, Service } from '../service.ts'
import { countHanded, endlessRounds } from './endless.ts'
import { toEvent } from './envelope.ts'
import { keepUnfinished } from './unfinished.ts'

// How much listeners may begin and not end yet: they may lead to further events for ever, and not let anything else run.
const MOST_UNBROKEN = 50_000

// Calls those who listen for an event.
export function hand(service: Service, event: EventRecord): void {
  const { listeners } = service.listening
  if (listeners.size === 0) return
  countHanded(service)
  for (const listener of Array.from(listeners).filter(({ wants }) => wants(event))) {
    // One that was called before may have taken it away.
    if (listeners.has(listener)) call(service, listener, event)
  }
}

function call(service: Service, listener: Listener, event: EventRecord): void {
  const { listening } = service
  const { pending } = listening
  if (pending.size === 0) listening.unbroken = 0
  if (listening.unbroken > MOST_UNBROKEN) throw endlessRounds(service, MOST_UNBROKEN)
  try {
    const result = listener.call(toEvent(service, event))
    if (!isThenable(result)) return
    listening.unbroken += 1
    keepUnfinished(listening, event, result, (error) => noteFailure(service, event, error))
  } catch (error) {
    noteFailure(service, event, error)
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { readonly then?: unknown } | null | undefined)?.then === 'function'
}

function noteFailure({ listening }: Service, event: EventRecord, error: unknown): void {
  listening.failures.push({ event, error })
}

export function describeFailures({ listening, misuses }: Service): string | undefined {
  // What the fake itself has refused is told as such.
  const failures = listening.failures.filter(
    ({ error }) => !misuses.some((misuse) => misuse === error),
  )
  if (failures.length === 0) return undefined
  const lines = failures.map(
    ({ event, error }) => `- ${event.type}, ${instantText(event.at)}: ${String(error)}`,
  )
  return `Listeners of events threw:\n${lines.join('\n')}`
}
