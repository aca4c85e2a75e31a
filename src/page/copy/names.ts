import type { Call } from '../answers.ts'
import { textOf } from '../format.ts'
import { membersOf } from './recorded.ts'

// An id that the service gave, which another run may give otherwise.
export interface Given {
  readonly member: string
  readonly id: string
  // What it is called in the test.
  readonly name: string
}

const members = ['DatastoreId', 'JobId', 'Id', 'NextToken'] as const

const words: Readonly<Record<string, string>> = {
  DatastoreId: 'datastore',
  JobId: 'job',
  NextToken: 'token',
}

// The ids of a response that later calls send.
export function givenBy(call: Call, later: readonly Call[]): readonly Given[] {
  const [input, output] = [membersOf(call.input), membersOf(call.output)]
  const sent = later.map((each) => JSON.stringify(each.input) ?? '')
  return members.flatMap((member) => {
    const id = output[member]
    if (typeof id !== 'string' || input[member] === id || !sent.some((text) => text.includes(id)))
      return []
    const type = textOf(output['ResourceType']) || 'id'
    const word = words[member] ?? type.slice(0, 1).toLowerCase() + type.slice(1)
    return [{ member, id, name: `${word}${call.sequence}` }]
  })
}

// The statement that takes them from the response of an operation, or else from the history, which has even what was lost.
export function takeOut(
  { output }: Call,
  given: readonly Given[],
  answer: string | undefined,
): string[] {
  if (given.length === 0 || output === undefined) return []
  if (answer !== undefined) {
    const taken = given
      .map(({ member, name }) => `${member}: ${name}${member === 'NextToken' ? " = ''" : ''}`)
      .join(', ')
    return [`const { ${taken} } = ${answer}`]
  }
  const taken = given.map(({ member, name }) => `${member}: ${name}`).join(', ')
  const type = given.map(({ member }) => `${member}: string`).join('; ')
  return [`const { ${taken} } = fake.history.at(-1)?.output as { ${type} }`]
}
