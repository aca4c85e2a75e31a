// What a doc comment says, by its tags.
export interface Said {
  readonly description: string
  readonly params: readonly string[]
  readonly returns: string | undefined
  readonly throws: readonly string[]
  readonly examples: readonly string[]
}

export function readComment(value: string): Said {
  const lines = value.split('\n').map((line) => line.replace(/^\s*\* ?/, ''))
  const [description = '', ...tags] = lines.join('\n').split(/^\s*(?=@[a-z]+\b)/m)
  function textsOf(tag: string): string[] {
    const own = tags.filter((text) => text.startsWith(`@${tag}`))
    return own.map((text) => text.slice(tag.length + 1))
  }
  return {
    description: flowing(description),
    params: textsOf('param').map(flowing),
    returns: textsOf('returns').map(flowing)[0],
    throws: textsOf('throws').map(flowing),
    examples: textsOf('example').map(dedented),
  }
}

// Paragraphs, each on a line.
function flowing(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replaceAll(/\s*\n\s*/g, ' '))
    .join('\n\n')
}

function dedented(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const indents = lines.map((line) => line.search(/\S/))
  return lines.map((line) => line.slice(Math.min(...indents))).join('\n')
}
