const assert = require('node:assert/strict')
const { test } = require('node:test')
const fc = require('fast-check')
const { MisuseError } = require('fake-healthlake')
const { faultRules, invalidInput, scenario, validInput } = require('fake-healthlake/fast-check')

test('makes arbitraries of the required fast-check', () => {
  for (const one of [
    faultRules(),
    scenario(),
    validInput('TagResource'),
    invalidInput('TagResource'),
  ]) {
    assert.ok(one instanceof fc.Arbitrary)
  }
})

test('refuses with the class of the main entry', () => {
  assert.throws(() => validInput('Tag'), MisuseError)
})
