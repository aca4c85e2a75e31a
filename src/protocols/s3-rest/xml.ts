const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/'

export function document(name: string, ...children: readonly string[]): string {
  const start = name === 'Error' ? '<Error>' : `<${name} xmlns="${NAMESPACE}">`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${start}${children.join('')}</${name}>`
}

export function element(name: string, ...children: readonly string[]): string {
  return `<${name}>${children.join('')}</${name}>`
}

// Nothing where there is no value.
export function member(name: string, value: string | number | boolean | undefined): string {
  return value === undefined ? '' : `<${name}>${escape(String(value))}</${name}>`
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

// Control characters as S3 writes them; most parsers refuse them, which is what encoding-type=url is for.
function escape(text: string): string {
  return text.replaceAll(
    /[&<>"]|\p{Cc}/gu,
    (letter) => escapes[letter] ?? `&#x${letter.charCodeAt(0).toString(16)};`,
  )
}

// What stands within each element of that name, in order; undefined where one has no end. Comments, CDATA and document
// types, which no SDK writes, are refused.
export function readElements(xml: string, name: string): string[] | undefined {
  if (xml.includes('<!')) return undefined
  const [start, end] = [`<${name}>`, `</${name}>`]
  const found: string[] = []
  let at = xml.indexOf(start)
  while (at >= 0) {
    const close = xml.indexOf(end, at)
    if (close < 0) return undefined
    found.push(xml.slice(at + start.length, close))
    at = xml.indexOf(start, close)
  }
  return found
}

// The text of the first element of that name.
export function readText(xml: string, name: string): string | undefined {
  const [first] = readElements(xml, name) ?? []
  return first === undefined ? undefined : unescape(first)
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

function unescape(text: string): string {
  return text.replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{2,4});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole
    const code = Number(name.slice(1).replace(/^x/i, '0x'))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
