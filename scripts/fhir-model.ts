// Writes HL7's definitions of FHIR R4 as the tables of src/model/fhir/tables, byte for byte the same each time.
import { writeFileSync } from 'node:fs'
import { tableModules } from './fhir-model/modules.ts'
import { readPackage } from './fhir-model/package.ts'

const folder = new URL('../src/model/fhir/tables/', import.meta.url)

for (const [name, text] of tableModules(readPackage())) writeFileSync(new URL(name, folder), text)
