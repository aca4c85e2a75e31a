import { files } from './examples.ts'
import { loadFhirPath } from './fhirpath.ts'

interface SearchParameter {
  readonly code: string
  readonly base?: readonly string[]
  readonly expression?: string
  readonly component?: readonly { readonly expression: string }[]
}

type Values = readonly unknown[]

/** A search parameter of a type with HL7's expressions, evaluated by fhirpath.js. */
export interface Hl7Parameter {
  readonly values: (resource: unknown) => Values
  /** Of a composite: of each place the values of each part. */
  readonly tuples: (resource: unknown) => readonly (readonly Values[])[]
}

const compile = loadFhirPath()

/** Those of the specification that have an expression, by type and code; `example…` are not of it. */
export function readHl7Parameters(): ReadonlyMap<string, ReadonlyMap<string, Hl7Parameter>> {
  const byType = new Map<string, Map<string, Hl7Parameter>>()
  for (const [name, text] of files) {
    if (!/^SearchParameter-(?!example)/.test(name)) continue
    const parameter = JSON.parse(text) as SearchParameter
    for (const type of parameter.base ?? []) {
      const ofType = byType.get(type) ?? new Map<string, Hl7Parameter>()
      if (parameter.expression !== undefined) {
        ofType.set(parameter.code, toParameter(type, parameter.expression, parameter))
      }
      byType.set(type, ofType)
    }
  }
  return byType
}

function toParameter(
  type: string,
  expression: string,
  { component = [] }: SearchParameter,
): Hl7Parameter {
  // Evaluated one by one: a union would compare values, which not all values can be.
  const alternatives = alternativesFor(type, expression)
  const compiled = alternatives.map((path) => ({
    find: compile(path),
    parts: component.map((part) =>
      alternativesFor(type, part.expression).map((one) =>
        compile({ base: path.trim(), expression: one }),
      ),
    ),
  }))
  return {
    values: (resource) => compiled.flatMap(({ find }) => find(resource, { resource })),
    tuples: (resource) =>
      compiled.flatMap(({ find, parts }) =>
        find(resource, { resource }).map((from) =>
          parts.map((part) => part.flatMap((evaluate) => evaluate(from, { resource }))),
        ),
      ),
  }
}

/** The alternatives of an expression that are of a type, as fhirpath.js can evaluate them. */
export function alternativesFor(type: string, expression: string): readonly string[] {
  const parts = expression.split('|').map((part) => part.trim())
  const own = parts.filter((part) => new RegExp(`\\b${type}\\b`).test(part))
  return (own.length > 0 ? own : parts).map(adapted)
}

const CONTAINED = "(%resource.contained.ofType($1).select('#' + id))"

// What a reference leads to is read from its text, since nothing can be fetched; `as` is for one value, where HL7's
// expressions mean each of several.
function adapted(expression: string): string {
  return expression
    .replaceAll(/\(([\w.]+) as (\w+)\)/g, '$1.ofType($2)')
    .replaceAll(/^([\w.]+) as (\w+)$/g, '$1.ofType($2)')
    .replaceAll(/\.as\((\w+)\)/g, '.ofType($1)')
    .replaceAll('ofType(DateTime)', 'ofType(dateTime)')
    .replaceAll(/hasExtension\('([^']*)'\)/g, "extension('$1').exists()")
    .replaceAll(
      /resolve\(\) is (\w+)/g,
      `(reference.matches('(^|.*/)$1/[^/]+.*') or ${CONTAINED} contains reference)`,
    )
}
