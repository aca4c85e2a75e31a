import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { tableModules } from '../../scripts/fhir-model/modules.ts'
import { files } from './examples.ts'

it("The tables are those that npm run fhir-model makes of HL7's package", () => {
  for (const [name, text] of tableModules(files)) {
    expect(
      readFileSync(new URL(`../../src/model/fhir/tables/${name}`, import.meta.url), 'utf8'),
    ).toBe(text)
  }
})
