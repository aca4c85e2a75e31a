import { codeSetLines } from './code-sets.ts'
import { patientCompartmentLines } from './compartments.ts'
import { readDefinitions } from './definitions.ts'
import { elementLines } from './elements.ts'
import { searchParameterLines } from './search-parameters.ts'
import { tableModule } from './table.ts'

const elementGrammar = `A line a resource or data type: name, base, elements; after each slash a backbone element of it.
An element is name, cardinality (none 0..1, ! 1..1, * 0..*, + 1..*), ^ if in summaries, types, required codes:
    photo*:Attachment    link*^:Reference(Patient,RelatedPerson)    gender^:code#administrative-gender
@ is a backbone element of its own path, @Bundle.link of another; in parentheses are targets, or a profile.`

const searchGrammar = `A line a type; a parameter is code|type|paths|targets, or of a composite code|composite|paths|parts. Paths:
    value:Quantity         the element, if of that type       telecom[system=email]  those with that value
    subject[Patient]       references to that type            entry[0]               the first
    deceased?              whether there, and not false       /a.b                   from the resource, in a part
    .                      the thing itself`

const codeGrammar = `A line a value set that elements must take their codes from: name, then each system and its codes.`

const compartmentGrammar = `A line a type of the compartment of patients: name, then the search parameters of which one leads to the patient.`

/** The modules of src/model/fhir/tables by their names, made of the files of HL7's package. */
export function tableModules(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const definitions = readDefinitions(files)
  const codeSets = codeSetLines(definitions)
  const elements = elementLines(definitions, codeSets)
  const searchParameters = searchParameterLines(definitions)
  const compartment = patientCompartmentLines(definitions)
  return new Map([
    ['code-sets.ts', tableModule('codeSets', codeGrammar, codeSets)],
    ['compartments.ts', tableModule('patientCompartment', compartmentGrammar, compartment)],
    ['elements.ts', tableModule('elements', elementGrammar, elements)],
    ['search-parameters.ts', tableModule('searchParameters', searchGrammar, searchParameters)],
  ])
}
