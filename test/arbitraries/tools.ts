import * as fc from 'fast-check'
import type { ScenarioStep } from 'fake-healthlake/fast-check'
import { runInThisContext } from 'node:vm'

/** The step that creates a data store. */
export const create: ScenarioStep = {
  operation: 'CreateFHIRDatastore',
  input: { DatastoreTypeVersion: 'R4' },
}

/** The smallest value that an arbitrary shrinks to, if all of those that are so are bad. */
export function smallest<Value>(
  arbitrary: fc.Arbitrary<Value>,
  isBad: (value: Value) => boolean = () => true,
): Value | undefined {
  const property = fc.property(arbitrary, (value) => !isBad(value))
  return fc.check(property, { numRuns: 1000 }).counterexample?.[0]
}

/** What comes of the text that fast-check prints, pasted into a program. */
export function pasted(value: unknown): unknown {
  return runInThisContext(`(${fc.stringify(value)})`)
}
