/** An element of XML, with its text as it was written. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  readonly source: string
}

const TOKEN =
  /<!--[^]*?-->|<\?[^]*?\?>|<\/[\w:]+\s*>|<(?<name>[\w:]+)(?<attributes>(?:\s+[\w:]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(?<empty>\/?)>|[^<]+/g

const ATTRIBUTE = /([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

interface Open {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  readonly start: number
}

/** Reads XML that is well formed, without namespaces or a document type; text between elements is left out. */
export function parseXml(text: string): XmlElement {
  const root: Open = { name: '', attributes: {}, children: [], start: 0 }
  const open = [root]
  for (const { 0: token, index, groups = {} } of text.matchAll(TOKEN)) {
    const end = index + token.length
    const { name, attributes = '', empty } = groups
    if (name !== undefined) {
      open.push({ name, attributes: attributesIn(attributes), children: [], start: index })
    }
    if (token.startsWith('</') || empty === '/') {
      const { start, ...closed } = open.pop() as Open
      open.at(-1)?.children.push({ ...closed, source: text.slice(start, end) })
    }
  }
  return root.children[0] as XmlElement
}

function attributesIn(text: string): Record<string, string> {
  return Object.fromEntries(
    Array.from(text.matchAll(ATTRIBUTE), ([, name = '', inDouble, inSingle]) => [
      name,
      withoutEntities(inDouble ?? inSingle ?? ''),
    ]),
  )
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  quot: '"',
}

function withoutEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|(\w+));/g, (_all, code?: string, name = '') =>
    code === undefined ? (entities[name] as string) : String.fromCodePoint(Number(code)),
  )
}
