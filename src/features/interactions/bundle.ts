interface Bundle {
  readonly type: 'history' | 'searchset'
  readonly total: number | undefined
  // Where the next page is.
  readonly next: string | undefined
  // As JSON.
  readonly entries: readonly string[]
}

// Joined as text, so that numbers stay as they were written.
export function writeBundle({ type, total, next, entries }: Bundle): string {
  const parts = [
    `"resourceType":"Bundle","type":"${type}"`,
    ...(total === undefined ? [] : [`"total":${total}`]),
    ...(next === undefined ? [] : [`"link":[{"relation":"next","url":${JSON.stringify(next)}}]`]),
    ...(entries.length === 0 ? [] : [`"entry":[${entries.join(',')}]`]),
  ]
  return `{${parts.join(',')}}`
}
