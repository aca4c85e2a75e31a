import { createRequire } from 'node:module'
import { libraryFolder } from '../../scripts/fhir-model/library.ts'

export type Expression = (resource: unknown, environment?: object) => readonly unknown[]

interface FhirPath {
  compile(path: string | BasedPath, model: unknown): Expression
}

/** An expression that is asked of an element, and where that is. */
interface BasedPath {
  readonly base: string
  readonly expression: string
}

/** HL7's own evaluator of FHIRPath. */
export function loadFhirPath(): (path: string | BasedPath) => Expression {
  const installed = libraryFolder('fhirpath', '5.2.2')
  const require = createRequire(import.meta.url)
  const fhirpath = require(installed) as FhirPath
  const model: unknown = require(`${installed}/fhir-context/r4`)
  return (path) => fhirpath.compile(path, model)
}
