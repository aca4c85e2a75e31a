import { instantText } from '../../kernel/instant.ts'
import { listed } from '../../kernel/suggest.ts'
import type { EventRecord } from '../../state/events.ts'
import type { Service } from '../service.ts'

// A rule that kept an event back until the end did not reorder it.
export function describeHeldEvents({ state }: Service): string | undefined {
  const { held } = state.events
  if (held.length === 0) return undefined
  return `A fault rule holds back ${listed(held.map(nameOf))} until another event is delivered, and none was.`
}

// One that delayed an event past the end lost it.
export function describeLateEvents({ state }: Service): string | undefined {
  const late = state.events.late.entries()
  if (late.length === 0) return undefined
  const what = late.map(({ event, at }) => `${nameOf(event)} to ${instantText(at)}`)
  return `A fault rule delays ${listed(what)}, and the clock is not there yet; settle() moves it on.`
}

export function nameOf({ type, at }: EventRecord): string {
  return `${type} of ${instantText(at)}`
}
