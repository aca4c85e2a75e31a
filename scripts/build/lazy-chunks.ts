import type { OutputOptions, Plugin } from 'rolldown'

type Chunking = NonNullable<OutputOptions['codeSplitting']>

// What the FHIR plane and imports alone need, by chunk.
const lazy = [
  { name: 'fhir-search-tables', test: /\/build\/model\/fhir\/tables\/search-parameters/ },
  { name: 'fhir-tables', test: /\/build\/model\/fhir\/tables/ },
  {
    name: 'fhir',
    test: /\/build\/features\/(?:bundles|fhir|fhir-jobs|interactions|patch|removals|search|transactions)\//,
  },
] as const

// What every door needs is one file, for each one costs to load, and so does each name that one has of another.
const fake = {
  name: 'fake',
  test: /\/build\/(?:clients|features|kernel|model|protocols|service|state)\//,
}

/** Puts HL7's tables and the code that reads them into chunks of their own. The first that has a module gets it. */
export const chunking: Chunking = {
  groups: [...lazy, fake].map((chunk, index) => ({ ...chunk, priority: lazy.length - index })),
  includeDependenciesRecursively: false,
}

/** Has those chunks loaded when one of their functions is first called, from whichever chunk. */
export const lazyChunks: Plugin = {
  name: 'lazy-chunks',
  renderChunk: (code) =>
    lazy.reduce((text, { name }) => {
      const variable = `require_${name.replaceAll('-', '_')}`
      const eager = new RegExp(`^const ${variable} = (require\\(.*\\));$`, 'm')
      if (!eager.test(text)) return text
      const loader = `let ${variable}_loaded;\nconst ${variable} = { get own() { return (${variable}_loaded ??= $1); } };`
      return text.replaceAll(`${variable}.`, `${variable}.own.`).replace(eager, loader)
    }, code),
}
