import { createRequire } from 'node:module'
import { libraryFolder } from '../../scripts/fhir-model/library.ts'

export type Expression = (resource: unknown, environment?: object) => readonly unknown[]

interface FhirPath {
  compile(path: string | BasedPath, model: unknown, options?: object): Expression
  types(nodes: readonly unknown[]): readonly string[]
}

/** A value with the type that R4 gives it, such as `code`, and the element that it is, such as `Patient.gender`. */
export interface TypedValue {
  readonly type: string
  readonly path: string
  readonly value: unknown
}

export type TypedExpression = (resource: unknown, environment?: object) => readonly TypedValue[]

/** An expression that is asked of an element, and where that is. */
interface BasedPath {
  readonly base: string
  readonly expression: string
}

/** HL7's own evaluator of FHIRPath. */
export function loadFhirPath(): (path: string | BasedPath) => Expression {
  const { fhirpath, model } = load()
  return (path) => fhirpath.compile(path, model)
}

interface Node {
  readonly data?: unknown
  readonly propName?: string | null
  readonly parentResNode?: { readonly path?: string } | null
}

/** The same, which tells of each value what it is. */
export function loadTypedFhirPath(): (path: string | BasedPath) => TypedExpression {
  const { fhirpath, model } = load()
  return (path) => {
    const evaluate = fhirpath.compile(path, model, { resolveInternalTypes: false })
    return (resource, environment) => {
      const nodes = evaluate(resource, environment)
      const types = fhirpath.types(nodes)
      return nodes.map((node, index) => toTypedValue(node, types[index] ?? ''))
    }
  }
}

function toTypedValue(node: unknown, type: string): TypedValue {
  const { parentResNode, propName, data } = node as Node
  const isElement = typeof node === 'object' && node !== null && 'data' in node
  return {
    type: type.replace(/^(?:FHIR|System)\./, ''),
    path: `${parentResNode?.path ?? ''}.${propName ?? ''}`,
    // A number is a decimal of fhirpath.js.
    value: JSON.parse(JSON.stringify((isElement ? data : node) ?? null)) as unknown,
  }
}

function load(): { readonly fhirpath: FhirPath; readonly model: unknown } {
  const installed = libraryFolder('fhirpath', '5.2.2')
  const require = createRequire(import.meta.url)
  const fhirpath = require(installed) as FhirPath
  return { fhirpath, model: require(`${installed}/fhir-context/r4`) as unknown }
}
