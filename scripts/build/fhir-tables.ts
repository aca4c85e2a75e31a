import { dirname, relative } from 'node:path'
import { rolldown, type Plugin } from 'rolldown'

/** HL7's tables are a file of their own, which is loaded when they are first asked for. */
export const fhirTables = 'fhir-tables'

/** Makes the one function that gives the tables require that file, from whichever chunk it comes to be in. */
export const lazyFhirTables: Plugin = {
  name: 'lazy-fhir-tables',
  load: (id) =>
    id.endsWith('/model/fhir/load-tables.js')
      ? `export const loadTables = () => require('${fhirTables}')\n`
      : null,
  renderChunk: (code, { fileName }) => {
    const path = relative(dirname(fileName), `${fhirTables}.js`)
    const fromThere = path.startsWith('.') ? path : `./${path}`
    return code.replaceAll(`require("${fhirTables}")`, `require("${fromThere}")`)
  },
}

/** Writes that file. */
export async function writeFhirTables(): Promise<void> {
  const bundle = await rolldown({ input: 'build/model/fhir/tables.js', platform: 'node' })
  await bundle.write({ file: `dist/${fhirTables}.js`, format: 'cjs' })
}
