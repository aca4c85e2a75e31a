const ELEMENTS: ReadonlySet<string> = new Set(
  `a abbr acronym b big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img li
  ol p pre q samp small span strong sub sup table tbody td tfoot th thead tr tt ul var`.split(
    /\s+/,
  ),
)

const ATTRIBUTES: ReadonlySet<string> = new Set(
  `abbr accesskey align alt axis border cellpadding cellspacing char charoff charset cite class colspan coords dir
  frame headers height href hreflang id lang longdesc mode name rel rev rowspan rules scope shape span src start style
  summary tabindex title type usemap valign value width xml:lang xml:space xmlns`.split(/\s+/),
)

// HTML's names of characters are none of XML.
const BARE_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\dA-Fa-f]+);)/
const DIV = /<div\s(?:[^>]*\s)?xmlns\s*=\s*(["'])http:\/\/www\.w3\.org\/1999\/xhtml\1/y
const START = /<([A-Za-z][\w:]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y
const ATTRIBUTE = /\s([\w:-]+)\s*=\s*(?:"[^"]*"|'[^']*')/g

const NOT_ONE_DIV = "XHTML must be one div, of the namespace 'http://www.w3.org/1999/xhtml'"
const EMPTY = 'XHTML must have some content that is not white space'

// What is wrong with a narrative, as txt-1 and txt-2 have it: a div of well formed XHTML, of formatting alone, with content.
export function xhtmlProblem(text: string): string | undefined {
  if (text.includes('&') && BARE_AMPERSAND.test(text))
    return "XHTML has an '&' that begins no entity of XML"
  const first = text.indexOf('<')
  DIV.lastIndex = first
  if (!DIV.test(text) || text.slice(0, first).trim() !== '') return NOT_ONE_DIV
  return followTags(text, first)
}

interface Markup {
  readonly kind: 'start' | 'empty' | 'end' | 'comment'
  readonly name: string
  readonly end: number
  readonly problem?: string | undefined
}

// Goes from tag to tag until the first is closed.
function followTags(text: string, first: number): string | undefined {
  const open: string[] = []
  let hasContent = false
  let at = first
  do {
    const start = text.indexOf('<', at)
    if (start === -1) return `XHTML is not well formed: <${open.at(-1)}> has no end`
    const { kind, name, end, problem } = readMarkup(text, start)
    if (problem !== undefined) return problem
    hasContent ||= name === 'img' || text.slice(at, start).trim() !== ''
    if (kind === 'start') open.push(name)
    if (kind === 'end' && open.pop() !== name) return notWellFormed(text, start)
    at = end
  } while (open.length > 0)
  if (text.slice(at).trim() !== '') return NOT_ONE_DIV
  return hasContent ? undefined : EMPTY
}

const [EXCLAMATION, SLASH] = [33, 47]

function readMarkup(text: string, start: number): Markup {
  const sign = text.charCodeAt(start + 1)
  if (sign === EXCLAMATION) return readComment(text, start)
  const close = text.indexOf('>', start)
  if (sign === SLASH) return { kind: 'end', name: text.slice(start + 2, close), end: close + 1 }
  // Most tags have no attributes.
  const name = text.slice(start + 1, close)
  return ELEMENTS.has(name) ? { kind: 'start', name, end: close + 1 } : readStart(text, start)
}

function readComment(text: string, start: number): Markup {
  const end = text.startsWith('<!--', start) ? text.indexOf('-->', start) : -1
  const problem = end === -1 ? notWellFormed(text, start) : undefined
  return { kind: 'comment', name: '', end: end + '-->'.length, problem }
}

function readStart(text: string, start: number): Markup {
  START.lastIndex = start
  const [tag = '', name = '', attributes = '', slash] = START.exec(text) ?? []
  const problem = tag === '' ? notWellFormed(text, start) : startProblem(name, attributes)
  return { kind: slash === '/' ? 'empty' : 'start', name, end: start + tag.length, problem }
}

function startProblem(name: string, attributes: string): string | undefined {
  if (!ELEMENTS.has(name)) return `XHTML must be formatting alone, without <${name}>`
  if (attributes === '') return undefined
  for (const [, attribute = ''] of attributes.matchAll(ATTRIBUTE)) {
    if (!ATTRIBUTES.has(attribute)) {
      return `XHTML must be formatting alone, without the attribute ${attribute}`
    }
  }
  return undefined
}

function notWellFormed(text: string, at: number): string {
  return `XHTML is not well formed at '${text.slice(at, at + 40)}'`
}
