import type { OutputOptions, Plugin } from 'rolldown'

type Chunking = NonNullable<OutputOptions['codeSplitting']>

// What a test of the control plane alone does not need, or not before it asks for it, by chunk.
const lazy = [
  { name: 'fhir-search-tables', test: /\/build\/model\/fhir\/tables\/search-parameters/ },
  { name: 'fhir-tables', test: /\/build\/model\/fhir\/tables/ },
  {
    name: 'fhir',
    test: /\/build\/(?:features\/(?:bundles|fhir|fhir-jobs|interactions|patch|removals|search|transactions)|protocols\/fhir-rest\/(?!path))|\/kernel\/(?:json-members|parse-json)/,
  },
  // The files of jobs.
  { name: 'files', test: /\/build\/(?:features\/(?:exports|imports|preload)|protocols\/s3)\// },
  // What the ledger says of its rules.
  { name: 'ledger', test: /\/build\/model\/ledger\/(?!assumptions|entry|quotas)/ },
  // Fault rules as they are given, messages, the timeline, snapshots.
  {
    name: 'control',
    test: /\/build\/(?:service\/(?:faults\/(?:explain|free|look|read)|history\/timeline|resources|snapshot|verify)|state\/snapshot|kernel\/(?:checksum|codec))/,
  },
] as const

// What every door needs is one file, for each one costs to load, and so does each name that one has of another.
const fake = {
  name: 'fake',
  test: /\/build\/(?:clients|features|kernel|model|protocols|service|state)\//,
}

/** Puts what is not needed at first into chunks of its own. The first that has a module gets it. */
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
