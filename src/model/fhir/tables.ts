// All of HL7's tables; the package has them in a file of their own, which load-tables.ts leads to.
export { codeSets } from './tables/code-sets.ts'
export { patientCompartment } from './tables/compartments.ts'
export { elements } from './tables/elements.ts'
export { searchParameters } from './tables/search-parameters.ts'
