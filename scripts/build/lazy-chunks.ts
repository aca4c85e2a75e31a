import type { OutputOptions, Plugin } from 'rolldown'

type Chunking = NonNullable<OutputOptions['codeSplitting']>

// What a test of the control plane alone does not need, or not before it asks for it, by chunk.
const lazy = [
  { name: 'fhir-search-tables', test: /\/build\/model\/fhir\/tables\/search-parameters/ },
  { name: 'fhir-tables', test: /\/build\/model\/fhir\/tables/ },
  {
    name: 'fhir',
    test: /\/build\/(?:features\/(?:bundles|fhir|fhir-jobs|interactions|patch|removals|search|transactions)|protocols\/fhir-rest\/(?!path))|\/kernel\/(?:compact-json|json-members|parse-json)/,
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

/**
 * Has those chunks loaded when one of their functions is first called, from whichever chunk. The chunk of all doors loads
 * them, once, and hands them itself and each other: by then the registry of modules may be another one, as after
 * `jest.resetModules()`, where requiring it would make a second copy, with classes and state of its own.
 */
export const lazyChunks: Plugin = {
  name: 'lazy-chunks',
  renderChunk(code, { name }) {
    const isLazy = lazy.some((chunk) => chunk.name === name)
    const loader = isLazy || name === fake.name ? 'lazy_chunks' : 'require_fake.lazy_chunks'
    const text = lazy.reduce((before, chunk) => loadWhenUsed(before, chunk.name, loader), code)
    return name === fake.name ? `${loadersOfAll()}\n${text}` : text
  },
  // Only now, or every line would be indented.
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk' && lazy.some(({ name }) => name === file.name))
        file.code = takingOthers(file.code)
    }
  },
}

function loadWhenUsed(code: string, chunk: string, loader: string): string {
  const variable = `require_${nameOf(chunk)}`
  const eager = new RegExp(`^const ${variable} = require\\(.*\\);$`, 'm')
  if (!eager.test(code)) return code
  const lazily = `let ${variable}_loaded;\nconst ${variable} = { get own() { return (${variable}_loaded ??= ${loader}.${nameOf(chunk)}); } };`
  return code.replaceAll(`${variable}.`, `${variable}.own.`).replace(eager, lazily)
}

function loadersOfAll(): string {
  const loaders = lazy.map(({ name: file }) => {
    const name = nameOf(file)
    return `get ${name}() { return (lazy_loaded.${name} ??= require("./${file}.js")(lazy_chunks)); }`
  })
  return `const lazy_loaded = {};\nconst lazy_chunks = { fake: exports, ${loaders.join(', ')} };\nexports.lazy_chunks = lazy_chunks;`
}

function takingOthers(code: string): string {
  const text = code.replace(/^const require_fake = require\(.*\);$/m, '').trimStart()
  return `module.exports = (lazy_chunks) => {\nconst exports = {}, require_fake = lazy_chunks.fake;\n${text}\nreturn exports;\n};\n`
}

function nameOf(chunk: string): string {
  return chunk.replaceAll('-', '_')
}
