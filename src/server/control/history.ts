import { assertOneOf, assertSimulated, assertThat } from '../../kernel/assert-options.ts'
import { show, shortened } from '../../kernel/suggest.ts'
import { toRegion } from '../../service/options.ts'
import type { Door } from '../../state/calls.ts'
import { supportedNames } from '../../service/exchange.ts'
import type { Call } from '../../service/history/calls.ts'
import { bodyless, named, readParameters, type Asked, type Paths } from './path.ts'
import { json, problem } from './reply.ts'

const filters = [
  'operation',
  'datastoreId',
  'region',
  'door',
  'error',
  'failed',
  'since',
  'before',
  'last',
] as const

// By their names, so that none can be forgotten.
const doors: Readonly<Record<Door, true>> = {
  client: true,
  direct: true,
  'client-mock': true,
  fetch: true,
  fhir: true,
  http: true,
  execute: true,
}

export const historyPaths: Paths = {
  '/_fake/history': {
    GET: bodyless((asked) => json(filtered(asked)), 'with query'),
    DELETE: bodyless(({ fake }) => {
      fake.clearHistory()
      return json({ cleared: true })
    }),
  },
  '/_fake/history/<sequence>': {
    GET: bodyless((asked) => {
      const sequence = named(asked, 'sequence')
      const call = asked.fake.history.find((each) => each.sequence === Number(sequence))
      if (call !== undefined) return json(asked.outward.call(call))
      return problem(404, `There is no call ${shortened(sequence)} in the history.`)
    }),
  },
}

type Wanted = ReturnType<typeof readFilter>

function readFilter(asked: Asked) {
  const given = readParameters(asked, filters, 'history')
  const { operation, failed, region, door } = given
  if (region !== undefined) toRegion(region, 'history: region')
  if (door !== undefined) assertOneOf(door, 'history: door', Object.keys(doors))
  if (operation !== undefined) {
    const { exchanges } = asked.service
    const subject = `history: operation ${show(operation)}`
    assertSimulated(operation, Object.keys(exchanges), subject, supportedNames(exchanges))
  }
  if (failed !== undefined) assertOneOf(failed, 'history: failed', ['true', 'false'])
  const [since = 0, before = Infinity, last = Infinity] = [
    readCount(given.since, 'since'),
    readCount(given.before, 'before'),
    readCount(given.last, 'last'),
  ]
  return { ...given, since, before, last }
}

function filtered(asked: Asked): readonly Call[] {
  const wanted = readFilter(asked)
  const { since, before, last } = wanted
  const calls = asked.fake.history.filter(
    (call) => call.sequence > since && call.sequence < before && isWanted(call, wanted),
  )
  const newest = last === Infinity ? calls : calls.slice(Math.max(0, calls.length - last))
  return newest.map((call) => asked.outward.call(call))
}

// What is left out of the query is undefined.
function isWanted(call: Call, wanted: Wanted): boolean {
  const { operation, region, door, error } = call
  const has = { operation, region, door, error: error?.name, failed: String(error !== undefined) }
  const differs = (Object.keys(has) as (keyof typeof has)[]).some(
    (name) => wanted[name] !== undefined && wanted[name] !== has[name],
  )
  return !differs && (wanted.datastoreId === undefined || isAbout(call, wanted.datastoreId))
}

function readCount(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined
  const isCount = /^\d{1,15}$/.test(text)
  assertThat(isCount, `history: ${name}`, text, 'a whole number, 0 or more')
  return Number(text)
}

function isAbout({ input, output }: Call, datastoreId: string): boolean {
  return [input, output].some(
    (part) => (part as { DatastoreId?: unknown } | undefined)?.DatastoreId === datastoreId,
  )
}
