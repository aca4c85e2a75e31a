// Writes HL7's definitions of FHIR R4 as the tables of src/model/fhir/tables, byte for byte the same each time.
import { mkdirSync, writeFileSync } from 'node:fs'
import { codeSetLines } from './fhir-model/code-sets.ts'
import { readDefinitions } from './fhir-model/definitions.ts'
import { elementLines } from './fhir-model/elements.ts'
import { readPackage } from './fhir-model/package.ts'
import { searchParameterLines } from './fhir-model/search-parameters.ts'
import { tableModule } from './fhir-model/table.ts'

const folder = new URL('../src/model/fhir/tables/', import.meta.url)

const elementGrammar = `A line a resource or data type: name, base, elements; after each slash a backbone element of it.
An element is name, cardinality (none 0..1, ! 1..1, * 0..*, + 1..*), ^ if in summaries, types, required codes:
    deceased[x]^:boolean|dateTime    link*^:Reference(Patient,RelatedPerson)    gender^:code#administrative-gender
@ is a backbone element of its own path, @Bundle.link of another; in parentheses are targets, or a profile.`

const searchGrammar = `A line a type; a parameter is code|type|paths|targets, or of a composite code|composite|paths|parts. Paths:
    value:Quantity         the element, if of that type       telecom[system=email]  those with that value
    subject[Patient]       references to that type            entry[0]               the first
    deceased[exists]       whether there, and not false       /a.b                   from the resource, in a part
    .                      the thing itself`

const codeGrammar = `A line a value set that elements must take their codes from: name, then each system and its codes.`

const definitions = readDefinitions(readPackage())
const codeSets = codeSetLines(definitions)

mkdirSync(folder, { recursive: true })
write('elements', elementGrammar, elementLines(definitions, codeSets))
write('search-parameters', searchGrammar, searchParameterLines(definitions))
write('code-sets', codeGrammar, codeSets)

function write(name: string, grammar: string, lines: ReadonlyMap<string, string>): void {
  const constant = name.replace(/-(\w)/, (_, letter: string) => letter.toUpperCase())
  writeFileSync(new URL(`${name}.ts`, folder), tableModule(constant, grammar, lines))
}
