import { expect, it } from 'vitest'
import { fhirModel } from '../../src/model/fhir/model.ts'
import { evaluate, isElement } from '../../src/features/patch/fhirpath/evaluate.ts'
import { readPath } from '../../src/features/patch/fhirpath/read-path.ts'
import { writeJson } from '../../src/kernel/write-json.ts'
import type { JsonObject } from '../../src/kernel/json.ts'
import { files, parseExample } from './examples.ts'
import { loadFhirPath } from './fhirpath.ts'
import { isResource, pathsIn } from './patch-paths.ts'

const EVERY = 8
const MOST = 120

it("Paths of patches lead in HL7's examples to what they lead to with HL7's own evaluator", () => {
  const compile = loadFhirPath()
  const examples = [...files]
    .filter(
      ([name, text], index) =>
        index % EVERY === 0 &&
        text.length < 30_000 &&
        !/^(?:Structure|Search|Code|Value)/.test(name),
    )
    .map(([name, text]) => [name, parseExample(text)] as const)
  const differing: string[] = []
  let compared = 0
  for (const [name, resource] of examples) {
    if (!isResource(resource)) continue
    const plain = JSON.parse(writeJson(resource)) as unknown
    for (const path of evenly([...pathsIn(resource)])) {
      compared += 1
      const theirs = JSON.stringify(compile(path)(plain))
      if (ours(path, resource) !== theirs) differing.push(`${name}: ${path}`)
    }
  }

  expect(differing).toEqual([])
  expect(compared).toBeGreaterThan(10_000)
})

function evenly(paths: readonly string[]): readonly string[] {
  const step = Math.max(1, Math.floor(paths.length / MOST))
  return paths.filter((_, index) => index % step === 0)
}

function ours(path: string, resource: JsonObject): string {
  const values = evaluate(readPath(path), resource, fhirModel()).flatMap((item) =>
    isElement(item) ? (item.value ?? []) : item.computed,
  )
  return JSON.stringify(values.map((value) => JSON.parse(writeJson(value)) as unknown))
}
