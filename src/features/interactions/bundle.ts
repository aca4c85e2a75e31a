import type { Query } from '../search/query-text.ts'

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

// As it came: a token ends in signs that would be encoded otherwise.
export function pageUrl(base: string, path: string, count: number, token: string): string {
  return `${base}${path}?_count=${count}&page=${token}`
}

export function withoutPaging(query: Query): Query {
  return Object.fromEntries(
    Object.entries(query).filter(([name]) => name !== 'page' && name !== '_count'),
  )
}
