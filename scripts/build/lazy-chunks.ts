import type { OutputOptions, Plugin } from 'rolldown'

type Chunking = NonNullable<OutputOptions['codeSplitting']>

// What the FHIR plane and imports alone need, by chunk; the first that has a module gets it.
const chunks = [
  { name: 'fhir-tables', test: /\/build\/model\/fhir\/tables/ },
  { name: 'fhir', test: /\/build\/features\/(?:fhir|interactions|patch|search)\// },
] as const

/** Puts HL7's tables and the code that reads them into chunks of their own. */
export const chunking: Chunking = {
  groups: chunks.map((chunk, index) => ({ ...chunk, priority: chunks.length - index })),
  includeDependenciesRecursively: false,
}

/** Has those chunks loaded when one of their functions is first called, from whichever chunk. */
export const lazyChunks: Plugin = {
  name: 'lazy-chunks',
  renderChunk: (code) =>
    chunks.reduce((text, { name }) => {
      const variable = `require_${name.replaceAll('-', '_')}`
      const eager = new RegExp(`^const ${variable} = (require\\(.*\\));$`, 'm')
      if (!eager.test(text)) return text
      const lazy = `let ${variable}_loaded;\nconst ${variable} = { get own() { return (${variable}_loaded ??= $1); } };`
      return text.replaceAll(`${variable}.`, `${variable}.own.`).replace(eager, lazy)
    }, code),
}
