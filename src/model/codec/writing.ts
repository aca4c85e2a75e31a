import { dateOf, instantText } from '../../kernel/instant.ts'
import type { Draft } from './draft.ts'
import type { Form } from './form.ts'

// How a value is written in a form.
export interface Writing<Time> {
  readonly instant: (milliseconds: number) => Time
  // Comes last for each list and structure.
  readonly finish: <Node>(copy: Draft<Node>) => Node
}

export const writings: Readonly<Record<Form, Writing<Date> | Writing<number>>> = {
  sdk: { instant: dateOf, finish: asItIs },
  wire: { instant: (milliseconds) => milliseconds / 1000, finish: asItIs },
}

export const frozenText: Writing<string> = { instant: instantText, finish: frozen }

function asItIs<Node>(copy: Draft<Node>): Node {
  return copy as Node
}

function frozen<Node>(copy: Draft<Node>): Node {
  return Object.freeze(copy) as Node
}

export type Writer = (value: never, to: Writing<unknown>) => unknown

export function writeTimestamp<Time>(milliseconds: number, to: Writing<Time>): Time {
  return to.instant(milliseconds)
}
