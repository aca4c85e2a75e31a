// Parses a Mermaid diagram with Mermaid's own parser, which wants a DOM, and tells its kind.
import { JSDOM } from 'jsdom'

const { window } = new JSDOM('')
globalThis.window = window
globalThis.document = window.document
const { default: mermaid } = await import('mermaid')
const { diagramType } = await mermaid.parse(process.argv[2])
console.log(diagramType)
