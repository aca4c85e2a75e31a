import type { Json } from '../../kernel/json.ts'
import { isShallow } from '../../kernel/levels.ts'
import type { Query } from '../search/query-text.ts'

// What is asked of a data store's FHIR endpoint, as a protocol has read it.
export interface FhirInput {
  readonly DatastoreId: string
  readonly ResourceType?: string
  readonly Id?: string
  readonly VersionId?: string
  readonly JobId?: string
  // The operation of the path, where the name of the interaction does not tell it.
  readonly Operation?: string
  readonly Query?: Query
  // Those that mean something to an interaction, by their names in small letters.
  readonly Headers?: Readonly<Record<string, string>>
  readonly Body?: string
}

// Members that are derived, or are no part of what was asked: nothing lists them, and no snapshot has them.
interface Derived {
  // The body, parsed when it is first read; undefined if it is not JSON.
  readonly Resource: unknown
  // Where links of the answer lead: the endpoint as it was asked, with a slash at the end.
  readonly base: string
  // The body, parsed with each number as it was written, where whoever made this has it.
  readonly json?: Json | undefined
}

export type FhirRequestInput = FhirInput & Derived

interface WithParsed extends FhirInput {
  readonly parsed: { body?: { readonly value: unknown } }
}

// The same function for all, so that all have one shape: one of their own each would make every read of a member slow.
const resource = {
  get(this: WithParsed): unknown {
    const { parsed, Body } = this
    parsed.body ??= { value: parse(Body) }
    return parsed.body.value
  },
}

export function createFhirInput(input: FhirInput, base: string, json?: Json): FhirRequestInput {
  const withDerived = Object.defineProperties(Object.assign({}, input), {
    Resource: resource,
    base: { value: base },
    json: { value: json },
    parsed: { value: {} },
  })
  return Object.freeze(withDerived) as FhirRequestInput
}

function parse(body: string | undefined): unknown {
  try {
    const value: unknown = body === undefined ? undefined : JSON.parse(body)
    return isShallow(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The input of a request to a FHIR endpoint, in `history`, fault rules and assertions. */
export interface FhirCallInput {
  /** The data store. */
  readonly DatastoreId: string
  /** The resource type in the path. */
  readonly ResourceType?: string
  /** The id in the path. */
  readonly Id?: string
  /** The version in the path. */
  readonly VersionId?: string
  /** The job in the path. */
  readonly JobId?: string
  /** The operation in the path, such as $purge, where the name of the interaction does not imply it. */
  readonly Operation?: string
  /** The values of each parameter, decoded. */
  readonly Query?: Readonly<Record<string, readonly string[]>>
  /** The headers with an effect on an interaction, by their names in lower case. */
  readonly Headers?: Readonly<Record<string, string>>
  /** The body, parsed when it is first read; its text if it looks like JSON and is not, or has over 1000 levels. */
  readonly Resource?: unknown
  /** The body as text, if it does not begin and end as an object or a list of JSON does. */
  readonly Body?: string
}

// The resource, parsed when it is first read, in place of its text.
export function showFhirInput(input: FhirInput): object {
  const { Body, ...rest } = input
  if (Body === undefined) return Object.freeze({ ...rest })
  const parsed = createFhirInput(input, '')
  return Object.freeze(
    Object.defineProperty({ ...rest }, isJson(Body) ? 'Resource' : 'Body', {
      enumerable: true,
      get: () => (isJson(Body) ? deepFreeze(parsed.Resource ?? Body) : Body),
    }),
  )
}

// A look at its first sign and its last: most bodies are JSON, and none is parsed for this.
function isJson(body: string): boolean {
  return /^[[{]/.test(body.trimStart()) && /[\]}]$/.test(body.trimEnd())
}

function deepFreeze(value: unknown): unknown {
  const open = [value]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null || Object.isFrozen(next)) continue
    for (const inside of Object.values(next)) open.push(inside)
    Object.freeze(next)
  }
  return value
}
