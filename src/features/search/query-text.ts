// The values of each parameter, decoded.
export type Query = Readonly<Record<string, readonly string[]>>

// What follows the question mark; undefined where it is no text in UTF-8.
export function readQueryText(text: string): Query | undefined {
  const query = new Map<string, string[]>()
  try {
    for (const part of text.split('&')) {
      if (part === '') continue
      const [name = '', ...value] = part.split('=')
      const values = query.get(decode(name)) ?? []
      values.push(decode(value.join('=')))
      query.set(decode(name), values)
    }
  } catch {
    return undefined
  }
  return Object.fromEntries(query)
}

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '))
}

export type Entries = readonly (readonly [name: string, value: string])[]

// Each parameter with each of its values, in order. Some clients encode names twice [search-request].
export function entriesOf(query: Query): Entries {
  return Object.entries(query).flatMap(([name, values]) => {
    const decoded = decodedAgain(name)
    return values.map((value) => [decoded, value] as const)
  })
}

function decodedAgain(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
