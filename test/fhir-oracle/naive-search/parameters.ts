import { files } from '../examples.ts'
import { loadTypedFhirPath, type TypedValue } from '../fhirpath.ts'
import { alternativesFor } from '../hl7-search.ts'

/** A search parameter of a type, by HL7's own expressions. */
export interface Parameter {
  readonly code: string
  readonly type: string
  readonly targets: readonly string[]
  readonly values: (resource: unknown) => readonly TypedValue[]
  /** Of a composite. */
  readonly parts: readonly Parameter[]
  /** Of a composite: what its parts look at, from each place that it leads to. */
  readonly tuples: (resource: unknown) => readonly (readonly (readonly TypedValue[])[])[]
}

interface Definition {
  readonly url: string
  readonly code: string
  readonly type: string
  readonly base?: readonly string[]
  readonly target?: readonly string[]
  readonly expression?: string
  readonly component?: readonly { readonly definition: string; readonly expression: string }[]
}

const compile = loadTypedFhirPath()

const definitions = [...files]
  .filter(([name]) => /^SearchParameter-(?!example)/.test(name))
  .map(([, text]) => JSON.parse(text) as Definition)

/** What a reference may lead to of which nothing is said. */
const anyType = [...new Set(definitions.flatMap(({ base = [] }) => base))].filter(
  (type) => !/^(?:Domain)?Resource$/.test(type),
)

/** What AWS lists as unsupported. */
const unsupported =
  /^(?:Bundle-(?:composition|identifier|message|type|timestamp)|Location-near|Consent-source-reference|Contract-patient)$/

const known = new Map<string, ReadonlyMap<string, Parameter>>()

/** The search parameters of a type by their codes. */
export function parametersOf(type: string): ReadonlyMap<string, Parameter> {
  const found = known.get(type) ?? new Map(readParameters(type))
  known.set(type, found)
  return found
}

function readParameters(type: string): readonly (readonly [string, Parameter])[] {
  const own = definitions
    .filter(({ base = [] }) => base.includes(type) || base.includes('Resource'))
    .filter(({ code }) => !unsupported.test(`${type}-${code}`))
    .flatMap((definition) => {
      const { expression } = definition
      return expression === undefined ? [] : [toParameter(type, definition, expression)]
    })
  return [...own, createdAt, text].map((parameter) => [parameter.code, parameter])
}

const simple = { targets: [], parts: [], tuples: () => [] }

/** What HealthLake has beside HL7's: when the first version was written, which whoever asks has put into the resource. */
const createdAt: Parameter = {
  ...simple,
  code: 'createdAt',
  type: 'date',
  values: (resource) => [
    { type: 'instant', path: '', value: firstVersions.get(resource as object) },
  ],
}

/** When the first version of a resource was written, which it does not tell itself. */
export const firstVersions = new WeakMap<object, string>()

/** The elements of XHTML that do not end a word. */
const inWords = new Set(
  'a abbr acronym b big cite code dfn em i kbd q s samp small span strong sub sup tt u var'.split(
    ' ',
  ),
)

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  amp: '&',
  apos: "'",
}

/** That has no expression. */
const text: Parameter = {
  ...simple,
  code: '_text',
  type: '_text',
  values: (resource) => {
    const div = (resource as { readonly text?: { readonly div?: string } }).text?.div
    if (div === undefined) return []
    const unmarked = div.replaceAll(/<\/?(\w+)[^>]*>/g, (_tag, name: string) =>
      inWords.has(name.toLowerCase()) ? '' : ' ',
    )
    const decoded = unmarked.replaceAll(/&(\w+|#\d+);/g, (whole, name: string) =>
      name.startsWith('#')
        ? String.fromCodePoint(Number(name.slice(1)))
        : (entities[name] ?? whole),
    )
    const plain = decoded.replaceAll(/\s+/g, ' ').trim()
    return [{ type: 'string', path: '', value: plain }]
  },
}

function toParameter(type: string, definition: Definition, expression: string): Parameter {
  const alternatives = alternativesFor(type, expression)
  const paths = alternatives.map((path) => compile(path))
  const components = definition.component ?? []
  const placed = alternatives.map((base) =>
    components.map((part) =>
      alternativesFor(type, part.expression).map((one) => compile({ base, expression: one })),
    ),
  )
  const parts = components.map((component) => {
    const of = definitions.find(({ url }) => url === component.definition)
    if (of === undefined) throw new Error(`HL7 defines no ${component.definition}.`)
    return { ...simple, code: of.code, type: of.type, values: () => [] }
  })
  return {
    code: definition.code,
    type: definition.type,
    targets: definition.type === 'reference' ? (definition.target ?? anyType) : [],
    values: (resource) => paths.flatMap((find) => find(resource, { resource })).filter(isThere),
    parts,
    tuples: (resource) =>
      paths.flatMap((find, index) =>
        find(resource, { resource }).map(({ value }) =>
          (placed[index] ?? []).map((some) =>
            some.flatMap((evaluate) => evaluate(value, { resource })).filter(isThere),
          ),
        ),
      ),
  }
}

// An element of which only extensions are there has no value.
function isThere({ value }: TypedValue): boolean {
  return value !== null && value !== undefined
}
