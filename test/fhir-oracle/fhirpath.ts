import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

/** HL7's own evaluator of FHIRPath: too large to be installed with the project, so it is fetched into the cache. */
const fhirpathPackage = 'fhirpath@5.2.2'

export type Expression = (resource: unknown, environment?: object) => readonly unknown[]

interface FhirPath {
  compile(path: string | BasedPath, model: unknown): Expression
}

/** An expression that is asked of an element, and where that is. */
interface BasedPath {
  readonly base: string
  readonly expression: string
}

export function loadFhirPath(): (path: string | BasedPath) => Expression {
  const folder = new URL(`../../.cache/${fhirpathPackage}/`, import.meta.url).pathname
  const installed = `${folder}node_modules/fhirpath`
  if (!existsSync(installed)) {
    const quiet = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund']
    execFileSync('npm', ['install', '--prefix', folder, ...quiet, fhirpathPackage])
  }
  const require = createRequire(import.meta.url)
  const fhirpath = require(installed) as FhirPath
  const model: unknown = require(`${installed}/fhir-context/r4`)
  return (path) => fhirpath.compile(path, model)
}
