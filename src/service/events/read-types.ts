import { MisuseError } from '../../kernel/errors.ts'
import { didYouMean, listed, show } from '../../kernel/suggest.ts'
import { eventDetailTypes, type EventDetailType } from '../../model/events.ts'

// One type of events or a list of them; all, if left out.
export function readTypes(given: unknown, where: string): readonly EventDetailType[] {
  if (given === undefined) return eventDetailTypes
  const types: readonly unknown[] = [given].flat()
  if (types.length === 0) {
    throw new MisuseError(
      `${where} is an empty list; give types of events, or leave it out for all.`,
    )
  }
  for (const type of types) assertType(type, where)
  return types as readonly EventDetailType[]
}

export function assertType(type: unknown, where: string): asserts type is EventDetailType {
  if (eventDetailTypes.some((known) => known === type)) return
  const nearest = typeof type === 'string' ? nearestTo(type) : ''
  throw new MisuseError(
    `${where} ${show(type)} is not an event that HealthLake sends.${nearest} There are ${listed(eventDetailTypes)}.`,
  )
}

// One that is misspelt, or else those that share most words with it.
function nearestTo(given: string): string {
  const meant = didYouMean(given, eventDetailTypes)
  if (meant !== '') return meant
  const words = wordsOf(given)
  const shared = eventDetailTypes.map((type) =>
    wordsOf(type).filter((word) => words.includes(word)),
  )
  const most = Math.max(...shared.map(({ length }) => length))
  if (most < 2) return ''
  const near = eventDetailTypes.filter((_type, index) => shared[index]?.length === most)
  return ` The nearest are ${listed(near)}.`
}

function wordsOf(text: string): readonly string[] {
  return text
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll('datastore', 'data store')
    .split(/[^a-z]+/)
}
