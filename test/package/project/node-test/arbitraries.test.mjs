import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import * as imported from 'fake-healthlake/fast-check'

const required = createRequire(import.meta.url)('fake-healthlake/fast-check')

test('makes arbitraries of the imported fast-check', () => {
  const { faultRules, invalidInput, scenario, validInput } = imported
  for (const one of [
    faultRules(),
    scenario(),
    validInput('TagResource'),
    invalidInput('TagResource'),
  ]) {
    assert.ok(one instanceof fc.Arbitrary)
  }
})

test('has the same names, imported and required', () => {
  assert.deepEqual(Object.keys(imported), Object.keys(required).toSorted())
})

test('carries out scenarios on one copy of the fake', () => {
  const [steps] = fc.sample(imported.scenario(), { numRuns: 1, seed: 1 })
  for (const { runScenario } of [imported, required]) {
    assert.equal(runScenario(createFakeHealthLake(), steps).length, steps.length)
  }
})

test('refuses with one class of errors, imported and required', () => {
  for (const { validInput } of [imported, required]) {
    assert.throws(() => validInput('Tag'), MisuseError)
  }
})
