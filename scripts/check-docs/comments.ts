import type { Module } from './modules.ts'

// A doc comment.
export interface DocComment {
  readonly start: number
  // Where what it is about begins.
  readonly subject: number
  // What stands between its marks.
  readonly value: string
}

// The doc comments of a module, in order.
export function docComments({ text, comments }: Module): readonly DocComment[] {
  return comments
    .filter(({ type, value }) => type === 'Block' && value.startsWith('*'))
    .map(({ start, end, value }) => ({
      start,
      subject: end + text.slice(end).search(/\S|$/),
      value: value.slice(1),
    }))
}
