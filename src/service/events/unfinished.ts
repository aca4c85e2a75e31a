import { listed } from '../../kernel/suggest.ts'
import type { EventRecord } from '../../state/events.ts'
import type { Listening, Service } from '../service.ts'
import { nameOf } from './undelivered.ts'

// Notes that a listener goes on until its promise settles; what it then fails with is told, unless it was forgotten.
export function keepUnfinished(
  { pending }: Listening,
  event: EventRecord,
  promise: PromiseLike<unknown>,
  fail: (error: unknown) => void,
): void {
  const done = new Promise<void>((resolve) => {
    const unfinished = { event, done: () => done, end: resolve }
    pending.add(unfinished)
    Promise.resolve(promise)
      .catch((error: unknown) => {
        if (pending.has(unfinished)) fail(error)
      })
      .finally(() => {
        pending.delete(unfinished)
        resolve()
      })
  })
}

// Nobody waits for them any longer, nor hears what they do later.
export function forgetUnfinished({ listening: { pending } }: Service): void {
  for (const { end } of pending) end()
  pending.clear()
}

export async function waitForUnfinished({ listening: { pending } }: Service): Promise<void> {
  await Promise.all(Array.from(pending, ({ done }) => done()))
}

const MOST_NAMED = 10

// What they will have thrown is not known yet.
export function describeUnfinished({ listening: { pending } }: Service): string | undefined {
  const { size } = pending
  if (size === 0) return undefined
  const which = size === 1 ? '1 listener of an event has' : `${size} listeners of events have`
  const events = [...new Set(Array.from(pending, ({ event }) => event))]
  const names = events.slice(0, MOST_NAMED).map(nameOf)
  if (events.length > MOST_NAMED) names.push(`${events.length - MOST_NAMED} more`)
  return `${which} not finished: ${listed(names)}. \`await fake.eventsDelivered()\` first; if that never ends, a promise that a listener returned never settles.`
}
