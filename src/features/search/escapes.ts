// Splits a value of a query at the commas, bars or dollar signs that have no backslash before them [search-and-or].
export function splitAt(separator: ',' | '|' | '$', text: string): readonly string[] {
  if (!text.includes('\\')) return text.split(separator)
  const parts = ['']
  for (const [sign] of text.matchAll(/\\?[^]/gu)) {
    if (sign === separator) parts.push('')
    else parts[parts.length - 1] += sign
  }
  return parts
}

// The text that was meant by one with escapes.
export function unescaped(text: string): string {
  return text.replaceAll(/\\([\\,$|])/g, '$1')
}
